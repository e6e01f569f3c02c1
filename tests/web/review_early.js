/* Runs while the browser is still reading the file, two pages of three behind it. */
localStorage.clear();
keys.n();
early.push($('counts').textContent.split(',')[0].split(', reading')[0]);
early.push(current === order[0] && changes.every(change => change.page.number === 1));
early.push(current);
keys.a();
$('kind').value = 'edit';
$('kind').dispatchEvent(new Event('change'));
early.push($('export').disabled);
