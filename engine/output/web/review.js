/* The list, going from one change to the next, and deciding. Behind review_pages.js. */

/* --- the list --- */

const STEP = 200; /* rows that are made at once */
let order = [], rows = new Map(), current = null;

const refreshRow = change => {
  const row = rows.get(change);
  if (!row) return;
  const marks = {accept: '✓ ', reject: '✗ ', open: ''};
  const [kind, where] = row.querySelectorAll('span.state, small');
  kind.textContent = marks[change.decision] + percent(change.risk);
  where.textContent = `page ${change.page.number}, line ${change.line.line} · ` +
      `${change.kind === 'edit' ? 'changed' : 'doubt'}, ${change.reason}`;
  row.firstChild.setAttribute('aria-current', change === current);
};

const growList = count => {
  for (const change of order.slice(rows.size, count)) {
    const row = make('li'), button = make('button');
    button.type = 'button';
    button.dataset.change = change.number;
    button.append(choice(change), make('span', 'state quiet'), make('small'));
    row.append(button);
    rows.set(change, row);
    refreshRow(change);
    $('list').append(row);
  }
};

/* With `isSame` the list is the same one with more in it, and stays where it was scrolled to. */
const fillList = ({isSame = false} = {}) => {
  const top = isSame ? $('list').scrollTop : 0, count = isSame ? Math.max(rows.size, STEP) : STEP;
  const kind = $('kind').value;
  order = changes.filter(change => kind === '' || change.kind === kind ||
      (kind === 'open' && change.decision === 'open'));
  if ($('order').value === 'risk') order.sort((a, b) => b.risk - a.risk || a.number - b.number);
  rows = new Map();
  $('list').replaceChildren();
  $('list-empty').hidden = order.length > 0;
  growList(count);
  $('list').scrollTop = top;
};

/* --- going about and deciding --- */

const say = text => {
  const decided = changes.filter(change => change.decision !== 'open').length;
  const edits = changes.filter(change => change.kind === 'edit').length;
  $('counts').textContent = `${pages.length} ${pages.length === 1 ? 'page' : 'pages'}` +
      `${isWhole ? '' : ' so far, reading on'} · ${edits} changed · ` +
      `${changes.length - edits} in doubt · ${decided} decided` +
      (isKept ? '' : ' · this browser does not keep decisions: export them before you close the page');
  const at = current === null ? -1 : order.indexOf(current);
  $('status').textContent = text ?? (at < 0 ? '' : `${at + 1} of ${order.length}`);
};

const refresh = change => {
  if (!change) return;
  refreshMark(change);
  refreshRow(change);
  change.page.boxes?.get(change)?.classList.toggle('current', change === current);
};

const select = (change, {focus = true} = {}) => {
  const before = current;
  current = change;
  show(change.page);
  refresh(before);
  refresh(change);
  const at = order.indexOf(change);
  if (at >= rows.size) growList(at + STEP);
  const row = rows.get(change);
  if (row && !$('list-panel').contains(document.activeElement)) row.scrollIntoView({block: 'nearest'});
  if (focus) {
    const mark = change.page.marks.get(change);
    mark.focus({preventScroll: true});
    mark.scrollIntoView({block: 'center'});
  }
  note(change);
  say();
};

const go = step => {
  if (order.length === 0) {
    say('nothing of this kind');
    return;
  }
  const at = current === null ? -1 : order.indexOf(current);
  const next = at < 0 ? (step > 0 ? 0 : order.length - 1) : at + step;
  if (next < 0 || next >= order.length) {
    say(next < 0 ? 'this is the first' : 'that was the last');
    return;
  }
  select(order[next]);
};

const decide = decision => {
  const change = current;
  if (change === null) {
    say('first go to a mark: n');
    return;
  }
  change.decision = decision;
  keep();
  refresh(change);
  note(change);
  say();
  if (decision !== 'open') go(1);
};

/* --- the page begins --- */

const changeOf = target => {
  const element = target.closest?.('[data-change]');
  return element ? changes[element.dataset.change] : null;
};

const keys = {
  n: () => go(1), p: () => go(-1), ArrowRight: () => go(1), ArrowLeft: () => go(-1),
  a: () => decide('accept'), r: () => decide('reject'), u: () => decide('open'), Escape: unnote,
};
document.addEventListener('keydown', event => {
  const isTyping = event.target.closest?.('select, input, summary');
  if (event.ctrlKey || event.altKey || event.metaKey || isTyping || !(event.key in keys)) return;
  event.preventDefault();
  keys[event.key]();
});

for (const [id, action] of Object.entries({
  next: keys.n, previous: keys.p, accept: keys.a, reject: keys.r, undo: keys.u, export: save,
})) {
  $(id).addEventListener('click', action);
}
$('toggle-list').addEventListener('click', () => {
  const isHidden = document.querySelector('.columns').classList.toggle('unlisted');
  $('toggle-list').setAttribute('aria-expanded', !isHidden);
});
for (const id of ['kind', 'order']) {
  $(id).addEventListener('change', () => {
    fillList();
    say();
  });
}
$('list').addEventListener('click', event => {
  const change = changeOf(event.target);
  if (change) select(change);
});
$('list').addEventListener('scroll', () => {
  const list = $('list');
  if (list.scrollTop + 2 * list.clientHeight > list.scrollHeight) growList(rows.size + STEP);
});

const main = document.querySelector('main');
main.addEventListener('focusin', event => {
  const change = changeOf(event.target);
  if (change && change !== current) select(change, {focus: false});
});
main.addEventListener('click', event => {
  const change = changeOf(event.target);
  if (change) select(change, {focus: !event.target.matches('.mark')});
});
main.addEventListener('mouseover', event => {
  const change = changeOf(event.target);
  if (change) note(change);
});
main.addEventListener('mouseout', event => {
  if (!changeOf(event.target)) return;
  if (current && main.contains(document.activeElement)) note(current);
  else unnote();
});
addEventListener('scroll', placeNote, {passive: true});

const measureBar = () => {
  const height = document.querySelector('.bar').offsetHeight;
  document.documentElement.style.setProperty('--bar', `${height}px`);
  placeNote();
};
addEventListener('resize', measureBar);

/* --- pages arrive while the browser reads the file --- */

/* The list first shows the doubts, or the changes where there are none; then what was chosen. */
const PAUSE = 1000; /* milliseconds between two looks of the growing list */
let isChosen = false, shownAt = -PAUSE;
$('kind').addEventListener('change', () => { isChosen = true; });

const tellArrived = () => {
  arrive();
  if (!isWhole && (pages.length === 0 || performance.now() - shownAt < PAUSE)) return;
  shownAt = performance.now();
  if (!isChosen) $('kind').value = changes.some(change => change.kind === 'doubt') ? 'doubt' : '';
  fillList({isSame: true});
  say();
};

const arrivals = new MutationObserver(tellArrived);
arrivals.observe(main, {childList: true});
document.addEventListener('DOMContentLoaded', () => {
  arrivals.disconnect();
  arrive();
  isWhole = true;
  recall();
  if (changes.some(change => change.decision !== 'open')) keep();
  for (const change of changes) refreshMark(change);
  $('export').disabled = false;
  tellArrived();
  if (current) note(current);
});

$('source').textContent = shortName;
$('source').title = source;
$('export').disabled = true; /* a part of the decisions would look like all */
if (matchMedia('(max-width: 52rem)').matches) $('toggle-list').click();
say();
measureBar();
