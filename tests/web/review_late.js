/* Runs behind review_early.js, when the page is whole. */
const found = (name, value) => {
  document.body.append(make('pre', '', `\nfound ${name}: ${value}\n`));
};
const [counts, isReady, decided, wasDisabled] = early;
found('the first page can be worked on before the last is read', `${counts}, ${isReady}`);
found('what is chosen meanwhile stays',
    `${changes.includes(decided)}, ${decided.decision}, ${$('kind').value}`);
found('no export of a part', `${wasDisabled}, ${$('export').disabled}`);
found('the list grows to all', pages.length === 3 && order.length > 0 &&
    order.length === changes.filter(change => change.kind === 'edit').length &&
    rows.size === order.length && order.every((change, i) => i === 0 || order[i - 1].risk >= change.risk));
const kept = JSON.parse(localStorage.getItem(storageKey));
found('what was decided early is kept', `${Object.keys(kept).length} ${Object.values(kept).join(' ')}`);
