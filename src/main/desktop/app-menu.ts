import { Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { Command } from '../../contract/events.ts';

const separator = { type: 'separator' } as const;

/** The usual menus with the usual keys, without which macOS has no shortcuts for the clipboard. */
export function setAppMenu(choose: (command: Command) => void): void {
  const template = process.platform === 'darwin' ? macMenus(choose) : otherMenus(choose);
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

type Choose = (command: Command) => void;

function macMenus(choose: Choose): MenuItemConstructorOptions[] {
  const own: MenuItemConstructorOptions[] = [
    { role: 'about' },
    separator,
    item(choose, 'settings'),
    item(choose, 'lock'),
    separator,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    separator,
    { role: 'quit' },
  ];
  return [
    { role: 'appMenu', submenu: own },
    { label: 'File', submenu: [item(choose, 'add-account'), separator, { role: 'close' }] },
    ...commonMenus(choose),
  ];
}

function otherMenus(choose: Choose): MenuItemConstructorOptions[] {
  const file = [item(choose, 'add-account'), item(choose, 'settings'), item(choose, 'lock'), separator];
  return [
    { label: 'File', submenu: [...file, { role: 'close' }, separator, { role: 'quit' }] },
    ...commonMenus(choose),
  ];
}

function commonMenus(choose: Choose): MenuItemConstructorOptions[] {
  const view: MenuItemConstructorOptions[] = [
    item(choose, 'find'),
    separator,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
  ];
  return [{ role: 'editMenu' }, { label: 'View', submenu: view }, { role: 'windowMenu' }];
}

const items: Readonly<Record<Command, { readonly label: string; readonly accelerator: string }>> = {
  'add-account': { label: 'Add Account…', accelerator: 'CommandOrControl+N' },
  find: { label: 'Find Account', accelerator: 'CommandOrControl+F' },
  lock: { label: 'Lock', accelerator: 'CommandOrControl+L' },
  settings: { label: 'Settings…', accelerator: 'CommandOrControl+,' },
};

function item(choose: Choose, command: Command): MenuItemConstructorOptions {
  // Only shown: the page hears these keys itself, at once. macOS gives them to its menus all the same.
  return { ...items[command], registerAccelerator: false, click: () => choose(command) };
}
