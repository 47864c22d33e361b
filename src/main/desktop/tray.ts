import { join } from 'node:path';
import { Menu, Tray, nativeImage } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { CopyForm } from '../../contract/copy-forms.ts';
import type { TrayCommand, TrayItem } from './tray-menu.ts';

interface Actions extends Readonly<Record<TrayCommand, () => void>> {
  readonly copy: (id: string, form?: CopyForm) => void;
}

export interface TokenTray {
  /** False where the desktop has no tray: then the window must not vanish on closing. */
  readonly exists: boolean;
  readonly show: (items: readonly TrayItem[]) => void;
  /** What hovering over the icon tells. */
  readonly say: (text: string) => void;
}

/** The icon in the tray. Its menu holds everything, since what a click on the icon does differs between desktops. */
export function createTray(resources: string, actions: Actions): TokenTray {
  const tray = openTray(resources);
  if (!tray) return { exists: false, show: () => undefined, say: () => undefined };
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
    // Linux shows no change of a menu that was already set: it is built anew each time (docs/api/tray.md).
    show: (items) => tray.setContextMenu(Menu.buildFromTemplate(items.map(toTemplate))),
    say: (text) => tray.setToolTip(text),
  };
}

function openTray(resources: string): Tray | null {
  try {
    return new Tray(icon(resources));
  } catch {
    return null;
  }
}

function icon(resources: string): Electron.NativeImage | string {
  if (process.platform === 'win32') return join(resources, 'tray.ico');
  if (process.platform === 'darwin') return join(resources, 'trayTemplate.png');
  return nativeImage.createFromPath(join(resources, 'tray.png'));
}

/** In menus `&` marks a mnemonic; macOS shows it as it is. */
function escapeMnemonic(text: string): string {
  return process.platform === 'darwin' ? text : text.replaceAll('&', '&&');
}
