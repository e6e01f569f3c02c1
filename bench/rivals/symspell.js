// What SymSpell does to recognised text: every word that its dictionary does not have becomes the
// suggestion it holds best (least distance up to 2, then frequency). A rival of `soat correct`.
//
//   node symspell.js WORDS TEXT... -o DIR     WORDS: a frequency list, `word count` a line
//
// The engine is the package spellchecker-wasm: SymSpell 6.6 in Rust. A word is a run of letters. It
// is looked up in small letters, and the suggestion takes its case: all capitals, one, or none.
'use strict';
const fs = require('fs');
const path = require('path');
const { SpellcheckerWasm } = require('spellchecker-wasm');

const dictionaryOptions = { countThreshold: 1, dictionaryEditDistance: 2 };
const lookupOptions = { includeUnknown: false, maxEditDistance: 2, verbosity: 0, includeSelf: true };

function readArguments(given) {
    const at = given.indexOf('-o');
    if (at < 2 || at + 2 !== given.length) {
        process.stderr.write('usage: symspell.js WORDS TEXT... -o DIR\n');
        process.exit(2);
    }
    return { words: given[0], texts: given.slice(1, at), folder: given[at + 1] };
}

function inCaseOf(word, suggestion) {
    if (word === word.toUpperCase() && word.length > 1) {
        return suggestion.toUpperCase();
    }
    return word[0] === word[0].toUpperCase()
        ? suggestion[0].toUpperCase() + suggestion.slice(1) : suggestion;
}

async function main() {
    const { words, texts, folder } = readArguments(process.argv.slice(2));
    let found = [];
    const checker = new SpellcheckerWasm((results) => { found = results; });
    await checker.prepareSpellchecker(
        require.resolve('spellchecker-wasm/lib/spellchecker-wasm.wasm'), words, null,
        dictionaryOptions);
    const known = new Map();
    const corrected = (word) => {
        if (!known.has(word)) {
            found = [];
            checker.checkSpelling(word.toLowerCase(), lookupOptions);
            const best = found.length > 0 ? found[0].term : word;
            known.set(word, best === word.toLowerCase() ? word : inCaseOf(word, best));
        }
        return known.get(word);
    };
    fs.mkdirSync(folder, { recursive: true });
    for (const text of texts) {
        const input = fs.readFileSync(text, 'utf8').normalize('NFC');
        fs.writeFileSync(path.join(folder, path.basename(text)),
            input.replace(/\p{L}+/gu, corrected));
    }
}

main().catch((error) => {
    process.stderr.write(`symspell.js: ${error.stack}\n`);
    process.exit(1);
});
