import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { Command } from '../../contract/events.ts';
import { t } from '../../contract/language/language.ts';
import type { PlainKey } from '../../contract/language/language.ts';

const separator = { type: 'separator' } as const;

/** The usual menus with the usual keys, without which macOS has no shortcuts for the clipboard. */
export function setAppMenu(choose: (command: Command) => void): void {
  const template = process.platform === 'darwin' ? macMenus(choose) : otherMenus(choose);
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

type Choose = (command: Command) => void;

function macMenus(choose: Choose): MenuItemConstructorOptions[] {
  const own: MenuItemConstructorOptions[] = [
    roled('about'),
    separator,
    item(choose, 'settings'),
    item(choose, 'lock'),
    separator,
    roled('hide'),
    roled('hideOthers'),
    roled('unhide'),
    separator,
    roled('quit'),
  ];
  return [
    { role: 'appMenu', submenu: own },
    { label: t('menu.file'), submenu: [item(choose, 'add-account'), separator, roled('close')] },
    ...commonMenus(choose),
  ];
}

function otherMenus(choose: Choose): MenuItemConstructorOptions[] {
  const file = [item(choose, 'add-account'), item(choose, 'settings'), item(choose, 'lock'), separator];
  return [
    { label: t('menu.file'), submenu: [...file, roled('close'), separator, roled('quit')] },
    ...commonMenus(choose),
  ];
}

function commonMenus(choose: Choose): MenuItemConstructorOptions[] {
  const view: MenuItemConstructorOptions[] = [
    item(choose, 'find'),
    separator,
    roled('resetZoom'),
    roled('zoomIn'),
    roled('zoomOut'),
  ];
  const editing = [
    roled('undo'),
    roled('redo'),
    separator,
    roled('cut'),
    roled('copy'),
    roled('paste'),
    roled('selectAll'),
  ];
  return [
    { role: 'editMenu', label: t('menu.editing'), submenu: editing },
    { label: t('menu.view'), submenu: view },
    { role: 'windowMenu', label: t('menu.window'), submenu: [roled('minimize'), roled('close')] },
  ];
}

const items: Readonly<Record<Command, { readonly label: PlainKey; readonly accelerator: string }>> = {
  'add-account': { label: 'menu.add', accelerator: 'CommandOrControl+N' },
  find: { label: 'menu.find', accelerator: 'CommandOrControl+F' },
  lock: { label: 'menu.lock', accelerator: 'CommandOrControl+L' },
  settings: { label: 'menu.settings', accelerator: 'CommandOrControl+,' },
};

function item(choose: Choose, command: Command): MenuItemConstructorOptions {
  // Only shown: the page hears these keys itself, at once. macOS gives them to its menus all the same.
  const { label, accelerator } = items[command];
  return { label: t(label), accelerator, registerAccelerator: false, click: () => choose(command) };
}

type Role =
  | 'about'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit'
  | 'close'
  | 'minimize'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll';

/** What the system does by itself; Electron names it in English alone. */
function roled(role: Role): MenuItemConstructorOptions {
  return { role, label: t(`menu.${role}`) };
}
