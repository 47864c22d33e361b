import { Menu } from 'electron';

/** The usual menus, without which macOS has no shortcuts for the clipboard. */
export function setAppMenu(): void {
  const zoom = [{ role: 'resetZoom' as const }, { role: 'zoomIn' as const }, { role: 'zoomOut' as const }];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      process.platform === 'darwin'
        ? { role: 'appMenu' }
        : { label: 'File', submenu: [{ role: 'close' }, { role: 'quit' }] },
      { role: 'editMenu' },
      { label: 'View', submenu: zoom },
      { role: 'windowMenu' },
    ]),
  );
}
