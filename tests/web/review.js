/* Added to a copy of the review page: does what a person does, and leaves what it found. */
const found = (name, value) => {
  document.body.append(make('pre', '', `\nfound ${name}: ${value}\n`));
};
const press = key => document.activeElement.dispatchEvent(
    new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
const proposed = () => `${current.kind} ${current.before} ${current.after}`;
localStorage.clear();

found('the list begins with the doubts, the riskiest first',
    order.every((change, i) => change.kind === 'doubt' && (i === 0 || order[i - 1].risk >= change.risk)) &&
    order.length > 0);
press('n');
found('n goes to the first of the list', current === order[0] &&
    document.activeElement === current.page.marks.get(current));
found('the note tells all', ['why', 'sure', 'state'].every(word => $('note').textContent.includes(word)) &&
    !$('note').hidden && $('note').querySelector('ins').textContent === current.after);
const first = current;
press('a');
found('a accepts and goes on', `${first.decision}, ${order.indexOf(current)}`);
found('what was accepted stands in the text', first.page.marks.get(first).textContent === first.after);
press('p');
found('p goes back', current === first);
press('u');
found('u takes back', `${first.decision}, ${first.page.marks.get(first).textContent === first.before}`);
$('accept').click();

$('kind').value = 'edit';
$('kind').dispatchEvent(new Event('change'));
const edit = changes.find(change => change.kind === 'edit' && change.after !== '');
edit.page.marks.get(edit).click();
found('a click on a mark goes to it', current === edit);
$('reject').click();
found('what was rejected stands as it was read', edit.page.marks.get(edit).textContent === edit.before);
found('every change is marked, in the text and on the page', changes.every(change =>
    change.page.marks.has(change) && change.page.boxes.has(change)));
const kept = JSON.parse(localStorage.getItem(storageKey));
found('the browser keeps them', `${Object.keys(kept).length} ${Object.values(kept).join(' ')}`);
found('counts', $('counts').textContent);
const box = edit.page.boxes.get(edit), [left, , right] = edit.box;
found('a box stands where the word is', 
    Math.abs(parseFloat(box.style.left) - 100 * left / edit.page.width) < 0.01 &&
    Math.abs(parseFloat(box.style.width) - 100 * (right - left) / edit.page.width) < 0.01);
found('export', '\n' + btoa(String.fromCharCode(...new TextEncoder().encode(exportText()))));
