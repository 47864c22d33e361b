import { onShortcut } from '../windows/shortcuts.ts';
import { acceleratorKeys, pressedKeys } from './accelerator-keys.ts';
import { Menu } from './menu.ts';

/** Lets the application menu's shortcuts work in every window. */
export function connectShortcuts(): void {
  onShortcut((shortcut) => {
    const pressed = pressedKeys(shortcut);
    const items = Menu.getApplicationMenu()?.everyItem() ?? [];
    const item = items.find(({ accelerator }) => accelerator !== null && acceleratorKeys(accelerator) === pressed);
    item?.click({ triggeredByAccelerator: true }, shortcut.window);
  });
}
