/* Added to a report by eval_html.sh: clicks, and leaves "found NAME: VALUE" lines in the page. */
{
  const lines = [];
  const found = (name, value) => lines.push(`found ${name}: ${value}`);
  const pages = [...document.querySelectorAll('table.sortable')].at(-1);
  const heads = [...pages.tHead.rows[0].cells];
  const click = column => heads[column].querySelector('button').click();
  const names = () => [...pages.tBodies[0].rows].map(row => row.cells[0].textContent).join(' ');
  const order = column => heads[column].getAttribute('aria-sort');
  const where = () => document.getElementById('where').textContent;
  const press = id => document.getElementById(id).click();

  click(1);
  found('pages sort by numbers, the largest first', `${names()}, ${order(1)}`);
  click(1);
  found('a second click turns the order', `${names()}, ${order(1)}`);
  click(0);
  found('names sort as people count', `${names()}, ${order(0)}`);
  found('only one head tells the order', heads.filter(head => head.hasAttribute('aria-sort')).length);
  press('next');
  press('next');
  const focused = document.activeElement.classList.contains('d') ? 'focused' : 'not focused';
  found('next goes from difference to difference', `${where()}, ${focused}`);
  document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'p', bubbles: true}));
  found('the key p goes back', where());
  const kind = document.getElementById('kind');
  kind.value = 'c=fixed';
  kind.dispatchEvent(new Event('change'));
  found('one kind at a time', where());
  found('a text is what was written', document.querySelector('.page').textContent);
  const opened = [...document.querySelectorAll('details.text')].map(one => one.open);
  found('nothing is closed in a short report', opened.join(' '));

  const out = document.createElement('pre');
  out.textContent = '\n' + lines.join('\n') + '\n';
  document.body.append(out);
}
