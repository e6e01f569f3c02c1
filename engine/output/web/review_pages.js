/* Pages as picture beside text, and the note beside a mark. Behind review_data.js. */

/* --- pages --- */

const place = (element, box, page) => {
  const share = (part, whole) => `${100 * part / whole}%`;
  element.style.left = share(box[0], page.width);
  element.style.top = share(box[1], page.height);
  element.style.width = share(box[2] - box[0], page.width);
  element.style.height = share(box[3] - box[1], page.height);
};

const refreshMark = change => {
  const mark = change.page.marks.get(change);
  if (!mark) return;
  const text = standing(change);
  mark.textContent = text || change.before || change.after;
  mark.className = `mark ${change.kind}`;
  mark.classList.toggle('gone', text === '');
  mark.classList.toggle('accepted', change.decision === 'accept');
  mark.classList.toggle('rejected', change.decision === 'reject');
  mark.classList.toggle('current', change === current);
};

const showLine = (page, line) => {
  const element = make('span', 'line');
  const bytes = new TextEncoder().encode(line.read), decoder = new TextDecoder();
  const plain = (from, to) => decoder.decode(bytes.subarray(from, to));
  let done = 0;
  for (const change of line.changes ?? []) {
    const mark = make('span');
    element.append(plain(done, change.start), mark);
    mark.tabIndex = 0;
    mark.setAttribute('role', 'button');
    mark.dataset.change = change.number;
    page.marks.set(change, mark);
    refreshMark(change);
    done = change.end;
  }
  element.append(plain(done));
  element.addEventListener('mouseenter', () => {
    page.lineBox.hidden = false;
    place(page.lineBox, line.box, page);
  });
  element.addEventListener('mouseleave', () => { page.lineBox.hidden = true; });
  return element;
};

const showText = page => {
  if (page.error !== undefined) {
    page.text.append(make('p', 'notice', `This page could not be read: ${page.error}`));
  }
  for (const block of page.blocks) {
    const paragraph = make('p');
    for (const line of block) paragraph.append(showLine(page, line), '\n');
    page.text.append(paragraph);
  }
};

const showBoxes = page => {
  page.lineBox = make('span', 'box line');
  page.lineBox.hidden = true;
  page.picture.append(page.lineBox);
  page.boxes = new Map();
  for (const change of page.marks.keys()) {
    const box = make('span', `box ${change.kind}`);
    box.dataset.change = change.number;
    place(box, change.box, page);
    page.picture.append(box);
    page.boxes.set(change, box);
  }
};

/* Brings the page to life: its text once, its picture whenever it comes near the screen. */
const show = page => {
  if (!page.isShown) {
    page.isShown = true;
    showText(page);
    showBoxes(page);
    page.section.style.minHeight = '';
  }
  if (page.image && !page.img) {
    page.img = make('img');
    page.img.alt = `Picture of page ${page.number}`;
    page.img.src = `data:${page.image.dataset.type};base64,${page.image.textContent.replaceAll('\n', '')}`;
    page.picture.prepend(page.img);
  }
};
const rest = page => {
  page.img?.remove();
  page.img = null;
};

const lay = page => {
  const sheet = make('div', 'sheet');
  page.picture = make('figure', page.image ? 'picture' : 'picture unpictured');
  page.picture.style.setProperty('--width', page.width ?? 1);
  page.picture.style.setProperty('--height', page.height ?? 1);
  page.text = make('div', 'text');
  page.text.lang = 'vi';
  sheet.append(page.picture, page.text);
  page.section.append(sheet);
  page.section.style.minHeight = page.image ? '' : '50vh';
};

const bySection = new Map();
const nearScreen = new IntersectionObserver(entries => {
  for (const entry of entries) (entry.isIntersecting ? show : rest)(bySection.get(entry.target));
}, {rootMargin: '120% 0px'});

/* Takes the sections that the browser has read to their ends: the last one only when it read all. */
const arrive = () => {
  const sections = document.querySelectorAll('.page');
  const end = document.readyState === 'loading' ? sections.length - 1 : sections.length;
  for (let i = pages.length; i < end; i++) {
    const page = take(sections[i]);
    lay(page);
    bySection.set(page.section, page);
    nearScreen.observe(page.section);
  }
};

/* --- the note beside a mark --- */

let noted = null;

/* The piece of the picture around the change, as wide as the note. */
const crop = change => {
  const page = change.page, [left, top, right, bottom] = change.box;
  const height = bottom - top, above = Math.max(height / 2, 15), around = Math.max(height * 3, 90);
  const from = Math.max(0, left - around), to = Math.min(page.width, right + around);
  const width = Math.min(352, document.documentElement.clientWidth - 48), scale = width / (to - from);
  const frame = make('div', 'crop'), img = page.img.cloneNode(), box = make('span', 'box current');
  frame.style.width = `${width}px`;
  frame.style.height = `${(height + 2 * above) * scale}px`;
  img.alt = '';
  img.style.width = `${page.width * scale}px`;
  img.style.height = `${page.height * scale}px`;
  img.style.left = `${-from * scale}px`;
  img.style.top = `${-(top - above) * scale}px`;
  box.style.left = `${(left - from) * scale - 3}px`;
  box.style.top = `${above * scale - 3}px`;
  box.style.width = `${(right - left) * scale + 6}px`;
  box.style.height = `${height * scale + 6}px`;
  frame.append(img, box);
  return frame;
};

const choice = change => {
  const element = make('span', 'choice');
  element.lang = 'vi';
  element.append(make('del', '', change.before || '∅'), ' → ', make('ins', '', change.after || '∅'));
  return element;
};

const decisionWords = change => ({
  accept: `accepted: ${change.after || 'nothing'}`, reject: `rejected: ${change.before || 'nothing'} stays`,
  open: change.kind === 'edit' ? 'changed, not decided' : 'left as read, not decided',
})[change.decision];

const note = change => {
  const box = $('note'), facts = make('dl'), head = make('p');
  const row = (name, value) => facts.append(make('dt', '', name), make('dd', '', value));
  noted = change;
  head.append(choice(change));
  row('why', reasons[change.reason] ?? change.reason);
  row('sure', `${percent(change.confidence)} that “${change.after || 'nothing'}” is right`);
  if (change.alternatives.length > 0) {
    row('or', change.alternatives.map(one => `${one.text || '∅'} ${percent(one.probability)}`).join(', '));
  }
  row('state', decisionWords(change));
  box.replaceChildren(head, facts);
  if (change.page.img) box.prepend(crop(change));
  box.hidden = false;
  placeNote();
};

const placeNote = () => {
  const mark = noted?.page.marks.get(noted);
  if (!mark) return;
  const box = $('note'), at = mark.getBoundingClientRect(), bar = document.querySelector('.bar').offsetHeight;
  const isSeen = at.bottom > bar && at.top < innerHeight;
  box.style.visibility = isSeen ? '' : 'hidden';
  const below = at.bottom + 8, above = at.top - 8 - box.offsetHeight;
  box.style.top = `${below + box.offsetHeight > innerHeight && above > 0 ? above : below}px`;
  box.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.offsetWidth - 24))}px`;
};
const unnote = () => {
  noted = null;
  $('note').hidden = true;
};
