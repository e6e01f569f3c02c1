/*
 * The review page: data at rest (engine/output/html_page.h) → list of changes, pages that live while
 * they are near the screen, decisions that are kept and exported (docs/json.md).
 */
'use strict';
const $ = id => document.getElementById(id);
const make = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};
const reasons = {
  'alternative': 'the recogniser itself held it possible', 'tone': 'tone mark lost, added or swapped',
  'shape': 'mark of a vowel or đ lost, added or swapped', 'letter': 'letters mistaken for others',
  'split': 'words run together', 'join': 'a word fallen apart', 'noise': 'marks that are no text',
  'case': 'capital or small letter', 'number': 'letters and digits mistaken for each other',
  'user word': 'a word of your dictionary', 'sequence': 'out of its turn among headings or items',
};
const percent = share => `${Math.round(share * 100)} %`;

/* --- the document --- */

const about = JSON.parse($('document').textContent);
const source = about.source ?? 'document';
const shortName = source.replace(/^.*[/\\]/, '');
const pages = [], changes = []; /* those that the browser has read so far, in the order of the text */
let isWhole = false; /* all are there */

const take = section => {
  const page = JSON.parse(section.querySelector('.page-data').textContent);
  Object.assign(page, {section, image: section.querySelector('.image'), marks: new Map()});
  for (const line of page.blocks.flat()) {
    for (const change of line.changes ?? []) {
      const id = [page.number, line.line, change.start, change.end, change.before, change.after];
      Object.assign(change, {page, line, number: changes.length, id: id.join('|'), decision: 'open'});
      change.risk = change.kind === 'edit' ? 1 - change.confidence : change.confidence;
      changes.push(change);
    }
  }
  pages.push(page);
  return page;
};

/* What stands at the place by the decisions so far. */
const isMade = change => change.kind === 'edit' ? change.decision !== 'reject' : change.decision === 'accept';
const standing = change => isMade(change) ? change.after : change.before;

/* --- decisions are kept by the browser, under the name and the whole text of the document --- */

const fingerprint = () => {
  let a = 0x811c9dc5, b = 0x1000193;
  for (const page of pages) {
    for (const line of page.blocks.flat()) {
      for (let i = 0; i < line.read.length; i++) {
        a = Math.imul(a ^ line.read.charCodeAt(i), 0x01000193);
        b = Math.imul(b ^ line.read.charCodeAt(i), 0x85ebca6b);
      }
    }
  }
  return [a, b].map(half => (half >>> 0).toString(16).padStart(8, '0')).join('');
};
let storageKey = null, isKept = true;

/* Once the document is whole. What was decided before that is newer than what is kept. */
const recall = () => {
  storageKey = `soat-review ${source} ${fingerprint()}`;
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    for (const change of changes) {
      const isTold = kept[change.id] === 'accept' || kept[change.id] === 'reject';
      if (isTold && change.decision === 'open') change.decision = kept[change.id];
    }
  } catch {
    isKept = false;
  }
};
const keep = () => {
  if (!isWhole) return;
  try {
    const decided = changes.filter(change => change.decision !== 'open');
    const kept = Object.fromEntries(decided.map(change => [change.id, change.decision]));
    localStorage.setItem(storageKey, JSON.stringify(kept));
  } catch {
    isKept = false;
  }
};

/* --- export --- */

/* A line with what was changed in it or decided about it; null when there is neither. */
const exportLine = (page, line) => {
  const told = (line.changes ?? []).filter(change => change.kind === 'edit' || change.decision !== 'open');
  if (told.length === 0) return null;
  return {
    page: page.number, line: line.line, read: line.read, text: line.text,
    changes: told.map(({start, end, kind, before, after, reason, confidence, decision}) =>
        ({start, end, kind, before, after, reason, confidence, decision})),
  };
};

/* A line of the document a line of the file. */
const exportText = () => {
  const lines = pages.flatMap(page => page.blocks.flat().map(line => exportLine(page, line))).filter(Boolean);
  const head = {format: 'soat-decisions', version: 1, generator: about.generator, source: about.source,
    pages: pages.map(page => page.number)};
  return `${JSON.stringify(head).slice(0, -1)},"lines":[\n` +
      `${lines.map(line => JSON.stringify(line)).join(',\n')}\n]}\n`;
};

const save = () => {
  const link = make('a');
  link.href = URL.createObjectURL(new Blob([exportText()], {type: 'application/json'}));
  link.download = `${shortName}.decisions.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};
