import type { TellMain } from './messages.ts';
import { sourceOf } from './source.ts';

function shortcutModifiers(event: KeyboardEvent): string[] {
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  const held = [ctrlKey && 'Ctrl', metaKey && 'Meta', altKey && 'Alt', shiftKey && 'Shift'];
  return held.filter((name) => name !== false);
}

/** Tells main of what only the page sees: shortcuts (never plain typing) and the window's size. */
function watchPage(tellMain: TellMain): void {
  addEventListener(
    'keydown',
    (event) => {
      const isShortcut = event.ctrlKey || event.metaKey || event.altKey || /^F\d+$/u.test(event.key);
      if (isShortcut) tellMain({ kind: 'shortcut', key: event.key, modifiers: shortcutModifiers(event) });
    },
    true,
  );
  addEventListener('resize', () => tellMain({ kind: 'resized', width: innerWidth, height: innerHeight }));
}

export const watchSource = sourceOf(shortcutModifiers, watchPage);
