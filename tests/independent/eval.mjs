/*
 * Random pairs of texts, and what `soat eval --json --by-file` says of them against counts that are
 * made here: the definitions of docs/eval.md in another language, the distance by a package that
 * somebody else keeps.
 *
 *   node eval.mjs write FOLDER       makes FOLDER/gold and FOLDER/text
 *   node eval.mjs check FOLDER JSON  exit code 1 when a count differs
 */
import {distance} from 'fastest-levenshtein';
import fs from 'node:fs';
import path from 'node:path';

const PAIRS = 400, SEED = 20260715;

/* mulberry32 */
function generator(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6D2B79F5) >>> 0;
    let value = Math.imul(state ^ state >>> 15, 1 | state);
    value = value + Math.imul(value ^ value >>> 7, 61 | value) ^ value;
    return (value ^ value >>> 14) >>> 0;
  };
  return {
    below: limit => next() % limit,
    pick(list) { return list[this.below(list.length)]; },
    chance(percent) { return this.below(100) < percent; },
  };
}

const onsets = ['', 'b', 'c', 'ch', 'd', 'đ', 'g', 'gh', 'h', 'kh', 'l', 'm', 'n', 'ng', 'ngh', 'nh',
  'ph', 'q', 't', 'th', 'tr', 'v', 'x', 'Đ', 'Ủ', 'N'];
const rimes = ['a', 'anh', 'ăng', 'ân', 'e', 'ê', 'iên', 'iêu', 'o', 'oa', 'oan', 'ô', 'ông', 'ơ',
  'u', 'uyêt', 'ư', 'ươc', 'ương', 'y', 'uy'];
const tones = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
const signs = ['.', ',', ';', ':', '!', '-', '–', '“', '”', '(', ')', '^', '®', '/', '%', '…', '·'];
const others = ['21', '3.000', '552/QĐ-UBND', 'QH15', 'e-mail', '한국', 'naïve', '½', '👍', 'ﬁ', 'Ⅳ'];
const spaces = [' ', ' ', ' ', ' ', '\n', '\n\n', '\t', '  ', '\u00A0', '\u2003', '\r\n', ' \u3000'];

function syllable(random) {
  const rime = random.pick(rimes), at = random.below(rime.length);
  const toned = /[aăâeêioôơuưy]/u.test(rime[at])
      ? rime.slice(0, at + 1) + random.pick(tones) + rime.slice(at + 1) : rime;
  const word = random.pick(onsets) + toned;
  return random.chance(5) ? word.normalize('NFD') : random.chance(90) ? word.normalize('NFC') : word;
}

function token(random) {
  if (random.chance(4)) {
    return random.pick(signs);
  }
  const core = random.chance(8) ? random.pick(others) : syllable(random);
  return (random.chance(6) ? random.pick(signs) : '') + core +
      (random.chance(14) ? random.pick(signs) : '');
}

const text = (random, tokens) => tokens.map(one => one + random.pick(spaces)).join('');

function damageLetters(random, word) {
  const letters = [...word.normalize(random.chance(50) ? 'NFD' : 'NFC')];
  const at = random.below(letters.length + 1), kind = random.below(4);
  if (kind === 0) {
    letters.splice(at, 1);
  } else if (kind === 1) {
    letters.splice(at, 0, random.pick([...syllable(random)]));
  } else if (kind === 2) {
    letters.splice(at, 1, random.pick([...syllable(random)]));
  } else {
    return random.chance(50) ? word.toUpperCase() : word.toLowerCase();
  }
  return letters.join('');
}

/* Words lost, inserted, misread, run together, torn apart, out of order. */
function damage(random, tokens, percent) {
  const out = [];
  for (const one of tokens) {
    if (!random.chance(percent)) {
      out.push(one);
      continue;
    }
    const kind = random.below(7);
    if (kind === 1) {
      out.push(one, token(random));
    } else if (kind === 2 && out.length > 0) {
      out.push(out.pop() + one);
    } else if (kind === 3) {
      const cut = random.below(one.length + 1);
      out.push(one.slice(0, cut), one.slice(cut));
    } else if (kind === 4 && out.length > 0) {
      out.splice(random.below(out.length), 0, one);
    } else if (kind > 4) {
      out.push(damageLetters(random, one));
    }
  }
  return out;
}

function pair(random, index) {
  const count = index % 40 === 39 ? 3000 : random.below(random.chance(30) ? 8 : 250);
  const gold = Array.from({length: count}, () => token(random));
  const how = random.below(20);
  const read = how === 0 ? [] : how === 1 ? Array.from({length: count}, () => token(random))
      : damage(random, gold, random.pick([0, 1, 3, 10, 40]));
  return [how === 2 ? '' : text(random, gold), text(random, read)];
}

function write(folder) {
  const random = generator(SEED);
  for (const side of ['gold', 'text']) {
    fs.mkdirSync(path.join(folder, side), {recursive: true});
  }
  for (let i = 0; i < PAIRS; i++) {
    const [gold, read] = pair(random, i);
    fs.writeFileSync(path.join(folder, 'gold', `${i}.txt`), gold);
    fs.writeFileSync(path.join(folder, 'text', `${i}.txt`), read);
  }
}

/* ---- the definitions of docs/eval.md ---- */

const normal = text => text.normalize('NFC').replace(/\p{White_Space}+/gu, ' ').replace(/^ | $/g, '');
const wordsOf = text => normal(text).split(' ')
    .map(one => one.replace(/^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, ''))
    .filter(one => one !== '');

/* Two sequences as strings of one code unit for each different item. */
function asUnits(a, b) {
  const units = new Map();
  const unit = one => {
    if (!units.has(one)) {
      units.set(one, String.fromCharCode(units.size + 1));
    }
    return units.get(one);
  };
  return [a.map(unit).join(''), b.map(unit).join('')];
}

function missed(a, b) {
  const left = new Map();
  b.forEach(one => left.set(one, (left.get(one) ?? 0) + 1));
  return a.filter(one => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  }).length;
}

function count(gold, read) {
  const goldWords = wordsOf(gold), readWords = wordsOf(read);
  const goldLetters = [...normal(gold)], readLetters = [...normal(read)];
  return {
    'words of the truth': goldWords.length,
    'word errors': distance(...asUnits(goldWords, readWords)),
    'letters of the truth': goldLetters.length,
    'letter errors': distance(...asUnits(goldLetters, readLetters)),
    'missed in any order': missed(goldWords, readWords),
    'too many in any order': missed(readWords, goldWords),
  };
}

function check(folder, json) {
  const files = JSON.parse(fs.readFileSync(json, 'utf8')).by_file;
  let bad = files.length !== PAIRS, wrong = 0;
  for (const {file, text} of files) {
    const read = side => fs.readFileSync(path.join(folder, side, `${file}.txt`), 'utf8');
    const wanted = count(read('gold'), read('text'));
    const found = {
      'words of the truth': text.words.of,
      'word errors': text.words.errors,
      'letters of the truth': text.letters.of,
      'letter errors': text.letters.errors,
      'missed in any order': text.missed.errors,
      'too many in any order': text.extra,
    };
    wrong += wanted['word errors'];
    for (const what of Object.keys(wanted)) {
      if (wanted[what] !== found[what]) {
        console.log(`pair ${file}: ${what}: soat ${found[what]}, here ${wanted[what]}`);
        bad = true;
      }
    }
  }
  console.log(`${files.length} pairs, ${wrong} wrong words`);
  return bad || wrong === 0;
}

const [action, folder, json] = process.argv.slice(2);
if (action === 'write') {
  write(folder);
} else {
  process.exitCode = check(folder, json) ? 1 : 0;
}
