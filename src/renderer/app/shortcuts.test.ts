import { afterEach, expect, test, vi } from 'vitest';

const keys = { metaKey: false, ctrlKey: false, altKey: false, shiftKey: false };

async function on(userAgent: string) {
  vi.stubGlobal('navigator', { userAgent });
  vi.resetModules();
  return import('./shortcuts.ts');
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('on macOS it is the Command key alone', async () => {
  const { withModifier, shortcutWords, isDeletion } = await on('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)');
  expect(withModifier({ ...keys, metaKey: true })).toBe(true);
  expect(withModifier({ ...keys, ctrlKey: true })).toBe(false);
  expect(withModifier({ ...keys, metaKey: true, shiftKey: true })).toBe(false);
  expect(shortcutWords('N')).toBe('⌘N');
  expect(isDeletion({ key: 'Backspace', metaKey: true })).toBe(true);
  expect(isDeletion({ key: 'Backspace', metaKey: false })).toBe(false);
});

test('elsewhere it is the Control key alone', async () => {
  const { withModifier, shortcutWords, isDeletion } = await on('Mozilla/5.0 (X11; Linux x86_64)');
  expect(withModifier({ ...keys, ctrlKey: true })).toBe(true);
  expect(withModifier({ ...keys, metaKey: true })).toBe(false);
  expect(withModifier({ ...keys, ctrlKey: true, altKey: true })).toBe(false);
  expect(shortcutWords('N')).toBe('Ctrl+N');
  expect(isDeletion({ key: 'Delete', metaKey: false })).toBe(true);
});
