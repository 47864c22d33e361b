import { join } from 'node:path';
import { Menu, Tray, nativeImage } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { CopyForm } from '../../contract/copy-forms.ts';
import type { TrayCommand, TrayItem } from './tray-menu.ts';
import type { TrayState } from './tray-state.ts';

interface Actions extends Readonly<Record<TrayCommand, () => void>> {
  readonly copy: (id: string, form?: CopyForm) => void;
}

export interface TokenTray {
  /** False where the desktop has no tray: then the window must not vanish on closing. */
  readonly exists: boolean;
  readonly show: (items: readonly TrayItem[]) => void;
  /** What the icon tells by its badge. */
  readonly setState: (state: TrayState) => void;
  /** What hovering over the icon tells. */
  readonly say: (text: string) => void;
}

/** The icon in the tray. Its menu holds everything, since what a click on the icon does differs between desktops. */
export function createTray(resources: string, actions: Actions): TokenTray {
  const tray = openTray(resources);
  if (!tray) return { exists: false, show: () => undefined, setState: () => undefined, say: () => undefined };
  let shown: TrayState = 'normal';
  let shownMenu = '';
  if (process.platform !== 'darwin') tray.on('click', () => tray.popUpContextMenu());
  const toTemplate = (item: TrayItem): MenuItemConstructorOptions => {
    switch (item.kind) {
      case 'heading':
        return { label: item.text, enabled: false };
      case 'account':
        return { label: escapeMnemonic(item.text), click: () => actions.copy(item.id, item.form) };
      case 'group':
        return { label: escapeMnemonic(item.text), submenu: item.items.map(toTemplate) };
      case 'command':
        return { label: item.text, click: actions[item.command] };
      case 'separator':
        return { type: 'separator' };
    }
  };
  return {
    exists: true,
    show(items) {
      // Most changes among thousands of accounts are none of the menu, and building it is the dearest part of showing it.
      const menu = JSON.stringify(items);
      if (menu === shownMenu) return;
      shownMenu = menu;
      // Linux shows no change of a menu that was already set: it is built anew each time (docs/api/tray.md).
      tray.setContextMenu(Menu.buildFromTemplate(items.map(toTemplate)));
    },
    setState(state) {
      if (state === shown) return;
      shown = state;
      tray.setImage(icon(resources, state));
    },
    say: (text) => tray.setToolTip(text),
  };
}

function openTray(resources: string): Tray | null {
  try {
    return new Tray(icon(resources, 'normal'));
  } catch {
    return null;
  }
}

/** The coloured icon is seen on light and dark panels; macOS fits its own to the menu bar. */
function icon(resources: string, state: TrayState): Electron.NativeImage | string {
  const name = state === 'normal' ? 'tray' : `tray-${state}`;
  if (process.platform === 'win32') return join(resources, `${name}.ico`);
  if (process.platform === 'darwin') return join(resources, `${name}Template.png`);
  return nativeImage.createFromPath(join(resources, `${name}.png`));
}

/** In menus `&` marks a mnemonic; macOS shows it as it is. */
function escapeMnemonic(text: string): string {
  return process.platform === 'darwin' ? text : text.replaceAll('&', '&&');
}
