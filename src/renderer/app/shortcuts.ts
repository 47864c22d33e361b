const isMac = navigator.userAgent.includes('Mac');

/** Whether the platform's own modifier is held, and no other: Command on macOS, Control elsewhere. */
export function withModifier(event: Pick<KeyboardEvent, 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>): boolean {
  const held = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  return held && !event.altKey && !event.shiftKey;
}

/** How a shortcut is written: "⌘N" on macOS, "Ctrl+N" elsewhere. */
export function shortcutWords(key: string): string {
  return isMac ? `⌘${key}` : `Ctrl+${key}`;
}

/** The same for `aria-keyshortcuts`. */
export function shortcutName(key: string): string {
  return isMac ? `Meta+${key}` : `Control+${key}`;
}

export const moveKeys = isMac ? { up: '⌥↑', down: '⌥↓' } : { up: 'Alt+↑', down: 'Alt+↓' };

export const deletionKeys = isMac ? '⌘⌫' : 'Del';

export function isDeletion(event: Pick<KeyboardEvent, 'key' | 'metaKey'>): boolean {
  return isMac ? event.key === 'Backspace' && event.metaKey : event.key === 'Delete';
}
