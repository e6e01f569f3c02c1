/* Walking through the differences (n and p), showing some kinds only, opening pages. */
{
  const pages = [...document.querySelectorAll('details.text')];
  const status = document.getElementById('where'), kind = document.getElementById('kind');
  let at = -1;
  const shown = () => [...document.querySelectorAll('.page .d:not(.other)')];
  const go = step => {
    const all = shown();
    if (all.length === 0) {
      status.textContent = 'none';
      return;
    }
    at = ((at < 0 && step < 0 ? 0 : at) + step + all.length) % all.length;
    const target = all[at];
    target.closest('details').open = true;
    target.tabIndex = -1;
    target.focus({preventScroll: true});
    target.scrollIntoView({block: 'center'});
    status.textContent = `${at + 1} of ${all.length}`;
  };
  document.getElementById('next').addEventListener('click', () => go(1));
  document.getElementById('previous').addEventListener('click', () => go(-1));
  document.getElementById('open').addEventListener('click', () => {
    const open = pages.some(page => !page.open);
    pages.forEach(page => { page.open = open; });
  });
  kind.addEventListener('change', () => {
    const [field, wanted] = kind.value.split('=');
    for (const one of document.querySelectorAll('.page .d')) {
      one.classList.toggle('other', field !== '' && one.dataset[field] !== wanted);
    }
    at = -1;
    status.textContent = `${shown().length} differences`;
  });
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest('select')) {
      return;
    }
    if (event.key === 'n' || event.key === 'p') {
      go(event.key === 'n' ? 1 : -1);
    }
  });
  const follow = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (target && target.matches('details')) {
      target.open = true;
      target.scrollIntoView();
    }
  };
  window.addEventListener('hashchange', follow);
  follow();
}
