import process from 'node:process';
import type { Shortcut } from '../windows/shortcuts.ts';

const mac = process.platform === 'darwin';

/** Electron's many names of a key, as the DOM says it. */
const domNames: Readonly<Record<string, string>> = {
  commandorcontrol: mac ? 'Meta' : 'Ctrl',
  cmdorctrl: mac ? 'Meta' : 'Ctrl',
  command: 'Meta',
  cmd: 'Meta',
  super: 'Meta',
  meta: 'Meta',
  control: 'Ctrl',
  ctrl: 'Ctrl',
  alt: 'Alt',
  option: 'Alt',
  shift: 'Shift',
  plus: '+',
  space: ' ',
  esc: 'Escape',
  return: 'Enter',
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
};

const canonical = (keys: readonly string[]): string =>
  keys
    .map((key) => key.toLowerCase())
    .toSorted()
    .join('+');

/** `CmdOrCtrl+Shift+N` and the keys of a DOM event become the same text when they mean the same. */
export function acceleratorKeys(accelerator: string): string {
  return canonical(accelerator.split('+').map((name) => domNames[name.toLowerCase()] ?? name));
}

export function pressedKeys({ key, modifiers }: Pick<Shortcut, 'key' | 'modifiers'>): string {
  return canonical([...modifiers, key]);
}
