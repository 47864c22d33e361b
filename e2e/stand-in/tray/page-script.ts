import { sourceOf } from '../page/source.ts';
import type { TrayDeed, TrayEntry, TrayModel, TrayNotification } from './model.ts';

declare global {
  var showTray: (model: TrayModel) => void;
  var standInTrayDeed: (deed: TrayDeed, id: number) => void;
}

function make(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}

function makeButton(className: string, deed: TrayDeed, id: number, ...children: (Node | string)[]): HTMLElement {
  const element = make('button', className, ...children);
  element.setAttribute('type', 'button');
  element.addEventListener('click', () => standInTrayDeed(deed, id));
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

function makeNotice({ id, title, body }: TrayNotification): HTMLElement {
  return makeButton('notice', 'notification', id, make('strong', '', title), make('span', '', body));
}

/** Runs in the tray's page: draws it whenever main says so. */
export function installTrayPage(): void {
  const openGroups = new Set<string>();

  const group = (entry: TrayEntry, path: readonly string[]): HTMLElement => {
    const details = document.createElement('details');
    const key = path.join('\n');
    details.open = openGroups.has(key);
    details.addEventListener('toggle', () => {
      if (details.open) openGroups.add(key);
      else openGroups.delete(key);
    });
    details.append(make('summary', 'row', ...makePicture(entry.icon), ...makeWords(entry)), list(entry.entries, path));
    return details;
  };
  const row = (entry: TrayEntry, path: readonly string[]): HTMLElement => {
    if (entry.kind === 'separator') return make('hr', '');
    if (entry.kind === 'header') return make('h2', '', ...makeWords(entry));
    return entry.kind === 'group' ? group(entry, path) : makeItem(entry, path);
  };
  const list = (entries: readonly TrayEntry[], path: readonly string[]): HTMLElement =>
    make('ul', '', ...entries.map((entry) => make('li', '', row(entry, [...path, entry.label]))));
  const draw = (model: TrayModel): void => {
    const focused = [...document.querySelectorAll('button, summary')].indexOf(document.activeElement ?? document.body);
    const icon = makeButton('icon', 'icon', 0, ...makePicture(model.icon), make('span', 'tooltip', model.tooltip));
    const main = make('main', '', list(model.entries, []));
    const notices = make('section', 'notices', ...model.notifications.map(makeNotice));
    notices.setAttribute('aria-label', 'Notifications');
    document.body.replaceChildren(make('header', '', icon), main, notices);
    const next = [...document.querySelectorAll('button, summary')][focused];
    if (next instanceof HTMLElement) next.focus();
  };

  // A button that is replaced between press and release gives no click, so drawing waits for the release.
  let pressed = false;
  let waiting: TrayModel | null = null;
  globalThis.showTray = (model) => {
    waiting = model;
    if (!pressed) drawWaiting();
  };
  const drawWaiting = (): void => {
    pressed = false;
    if (waiting !== null) draw(waiting);
    waiting = null;
  };
  addEventListener('pointerdown', () => (pressed = true), true);
  for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => setTimeout(drawWaiting), true);
}

export const trayPageSource = sourceOf(make, makeButton, makePicture, makeWords, makeItem, makeNotice, installTrayPage);
