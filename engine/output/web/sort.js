/* Every table of the class "sortable": its heads become buttons that sort the rows. */
'use strict';
for (const table of document.querySelectorAll('table.sortable')) {
  const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells];
  const collator = new Intl.Collator('vi', {numeric: true});
  const value = (row, column) => {
    const cell = row.cells[column], number = cell.dataset.v;
    return number !== undefined ? Number(number) : cell.textContent.trim();
  };
  const compare = (a, b) => typeof a === 'number' && typeof b === 'number'
      ? a - b : collator.compare(String(a), String(b));
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const before = head.getAttribute('aria-sort');
      const numeric = head.classList.contains('n');
      const direction = before === null ? (numeric ? 'descending' : 'ascending')
          : before === 'ascending' ? 'descending' : 'ascending';
      heads.forEach(other => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', direction);
      const sign = direction === 'ascending' ? 1 : -1;
      const rows = [...body.rows].map(row => [value(row, column), row]);
      rows.sort((a, b) => sign * compare(a[0], b[0]));
      body.append(...rows.map(pair => pair[1]));
    });
  });
}
