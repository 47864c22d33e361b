import { sourceOf } from '../page/source.ts';
import type { TrayDeed, TrayEntry, TrayMessage, TrayModel, TrayNotification } from './model.ts';

declare global {
  var showTray: (model: TrayModel) => void;
  var standInTrayDeed: (message: string) => void;
}

/* Runs in the tray's page. */

type Parts = readonly (Node | string)[];

function make(tag: string, className: string, ...parts: Parts): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...parts);
  return element;
}

function tellDeed(message: TrayMessage): void {
  standInTrayDeed(JSON.stringify(message));
}

/** What it does when clicked stands in its data, which may be brought up to date while the element stays. */
function makeButton(className: string, deed: TrayDeed, id: number, ...parts: Parts): HTMLElement {
  const element = make('button', className, ...parts);
  element.setAttribute('type', 'button');
  element.dataset['id'] = String(id);
  element.addEventListener('click', () => tellDeed({ deed, id: Number(element.dataset['id']) }));
  return element;
}

function makePicture(source: string | null): Node[] {
  if (source === null) return [];
  const image = document.createElement('img');
  image.src = source;
  image.alt = '';
  return [image];
}

function makeWords({ label, sublabel }: TrayEntry): HTMLElement[] {
  const second = sublabel === '' ? [] : [make('span', 'sublabel', sublabel)];
  return [make('span', 'label', label), ...second];
}

function makeItem(entry: TrayEntry, path: readonly string[]): HTMLElement {
  const mark = entry.checked === null ? [] : [make('span', 'mark', entry.checked ? '✓' : '')];
  const parts = [...mark, ...makePicture(entry.icon), ...makeWords(entry)];
  const element = makeButton('row item', 'item', entry.id, ...parts);
  // For tests: its label and those of the submenus around it.
  element.dataset['path'] = JSON.stringify(path);
  element.toggleAttribute('disabled', !entry.enabled);
  if (entry.checked !== null) element.setAttribute('aria-pressed', String(entry.checked));
  return element;
}

function makeGroup(entry: TrayEntry): HTMLElement {
  const summary = make('summary', 'row', ...makePicture(entry.icon), ...makeWords(entry));
  return make('details', '', summary, make('ul', ''));
}

function makeEntry(entry: TrayEntry, path: readonly string[]): HTMLElement {
  if (entry.kind === 'separator') return make('hr', '');
  if (entry.kind === 'header') return make('h2', '', ...makeWords(entry));
  return entry.kind === 'group' ? makeGroup(entry) : makeItem(entry, path);
}

/** Keeps the element of each entry that looks the same in its place: so one keeps focus, stays open and can be clicked. */
function drawEntries(list: Element, entries: readonly TrayEntry[], above: readonly string[]): void {
  for (const [i, entry] of entries.entries()) {
    const path = [...above, entry.label];
    const look = JSON.stringify({ ...entry, id: 0, entries: [] });
    const old = list.children[i];
    const kept = old instanceof HTMLElement && old.dataset['look'] === look ? old : null;
    const item = kept ?? make('li', '', makeEntry(entry, path));
    item.dataset['look'] = look;
    const button = item.querySelector<HTMLElement>(':scope > button');
    if (button) button.dataset['id'] = String(entry.id);
    const inner = item.querySelector(':scope > details > ul');
    if (inner) drawEntries(inner, entry.entries, path);
    if (old === undefined) list.append(item);
    else if (kept === null) old.replaceWith(item);
  }
  while (list.children.length > entries.length) list.lastElementChild?.remove();
}

function makeNotice({ id, title, body }: TrayNotification): HTMLElement {
  return makeButton('notice', 'notification', id, make('strong', '', title), make('span', '', body));
}

/** Draws the tray whenever main says so. */
function installTrayPage(): void {
  const header = make('header', '');
  const list = make('ul', '');
  const notices = make('section', 'notices');
  notices.setAttribute('aria-label', 'Notifications');
  document.body.append(header, make('main', '', list), notices);

  const draw = (model: TrayModel): void => {
    const icon = makeButton('icon', 'icon', 0, ...makePicture(model.icon), make('span', 'tooltip', model.tooltip));
    header.replaceChildren(icon);
    drawEntries(list, model.entries, []);
    notices.replaceChildren(...model.notifications.map(makeNotice));
  };

  // A button that is replaced between press and release gives no click, so drawing waits for the release.
  let pressed = false;
  let waiting: TrayModel | null = null;
  const drawWaiting = (): void => {
    pressed = false;
    if (waiting !== null) draw(waiting);
    waiting = null;
  };
  globalThis.showTray = (model) => {
    waiting = model;
    if (!pressed) drawWaiting();
  };
  addEventListener('pointerdown', () => (pressed = true), true);
  for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => setTimeout(drawWaiting), true);
}

export const trayPageSource = sourceOf(
  make,
  tellDeed,
  makeButton,
  makePicture,
  makeWords,
  makeItem,
  makeGroup,
  makeEntry,
  drawEntries,
  makeNotice,
  installTrayPage,
);
