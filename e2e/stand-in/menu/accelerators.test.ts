import { expect, it } from 'vitest';
import { acceleratorKeys, pressedKeys } from './accelerator-keys.ts';

it.each([
  ['Ctrl+Q', 'q', ['Ctrl']],
  ['Shift+Alt+F5', 'F5', ['Alt', 'Shift']],
  ['Control+Plus', '+', ['Ctrl']],
  ['Super+Up', 'ArrowUp', ['Meta']],
  ['CmdOrCtrl+N', 'n', [process.platform === 'darwin' ? 'Meta' : 'Ctrl']],
])('%s is pressed by the key %s with %j', (accelerator, key, modifiers) => {
  expect(acceleratorKeys(accelerator)).toBe(pressedKeys({ key, modifiers }));
});

it('a shortcut with another modifier is another one', () => {
  expect(acceleratorKeys('Ctrl+Q')).not.toBe(pressedKeys({ key: 'q', modifiers: ['Ctrl', 'Shift'] }));
});
