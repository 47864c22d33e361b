import { appObject } from '../app.ts';
import { getName } from '../paths.ts';
import { BrowserWindow } from '../windows/browser-window.ts';

/** What a role does beside what Chromium does by itself for its own shortcuts (copy, paste, undo, zoom). */
const deeds: Readonly<Record<string, () => void>> = {
  quit: () => appObject.quit(),
  close: () => BrowserWindow.getFocusedWindow()?.close(),
  minimize: () => BrowserWindow.getFocusedWindow()?.minimize(),
  reload: () => BrowserWindow.getFocusedWindow()?.webContents.reload(),
};

const labels: Readonly<Record<string, string>> = {
  quit: 'Quit',
  close: 'Close',
  minimize: 'Minimize',
  about: 'About',
  reload: 'Reload',
  copy: 'Copy',
  cut: 'Cut',
  paste: 'Paste',
  undo: 'Undo',
  redo: 'Redo',
  selectall: 'Select All',
};

export function runRole(role: string): void {
  deeds[role.toLowerCase()]?.();
}

export function labelOfRole(role: string): string {
  const name = role.toLowerCase();
  return name === 'about' ? `About ${getName()}` : (labels[name] ?? role);
}
