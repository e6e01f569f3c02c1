// What CSpell with its Vietnamese dictionary does to recognised text: every word that it reports becomes
// its first suggestion. A rival of `soat correct`.
//
//   node cspell.mjs TEXT... -o DIR
//
// The engine is the package cspell-lib with its defaults (words under four letters are not looked at), the
// words are those of @cspell/dict-vi-vn. It suggests in small letters: the case of the word is kept.
import fs from 'node:fs';
import path from 'node:path';
import { spellCheckDocument } from 'cspell-lib';

const options = { generateSuggestions: true, numSuggestions: 1, noConfigSearch: true };
const settings = {
    language: 'vi',
    import: ['@cspell/dict-vi-vn/cspell-ext.json'],
    dictionaries: ['vi-vn'],
    maxNumberOfProblems: 1e6,
    maxDuplicateProblems: 1e6,
};

function inCaseOf(word, suggestion) {
    if (word === word.toUpperCase() && word.length > 1) {
        return suggestion.toUpperCase();
    }
    return word[0] === word[0].toUpperCase()
        ? suggestion[0].toUpperCase() + suggestion.slice(1) : suggestion;
}

async function corrected(text, name) {
    const document = { uri: `file:///${name}`, text, languageId: 'plaintext', locale: 'vi' };
    const { issues } = await spellCheckDocument(document, options, settings);
    let out = '', end = 0;
    for (const issue of issues.sort((a, b) => a.offset - b.offset)) {
        const best = issue.suggestions?.[0];
        if (best === undefined || issue.offset < end) {
            continue;
        }
        out += text.slice(end, issue.offset) + inCaseOf(issue.text, best);
        end = issue.offset + issue.text.length;
    }
    return out + text.slice(end);
}

const given = process.argv.slice(2);
const at = given.indexOf('-o');
if (at < 1 || at + 2 !== given.length) {
    process.stderr.write('usage: cspell.mjs TEXT... -o DIR\n');
    process.exit(2);
}
const folder = given[at + 1];
fs.mkdirSync(folder, { recursive: true });
for (const file of given.slice(0, at)) {
    const name = path.basename(file);
    const text = fs.readFileSync(file, 'utf8').normalize('NFC');
    fs.writeFileSync(path.join(folder, name), await corrected(text, name));
}
