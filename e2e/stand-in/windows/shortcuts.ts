/** Keys pressed with a modifier in a window's page, and function keys. */
export interface Shortcut {
  /** As in the DOM's `KeyboardEvent.key`. */
  readonly key: string;
  readonly modifiers: readonly string[];
  readonly window: object;
}

let listener: ((shortcut: Shortcut) => void) | null = null;

export function onShortcut(next: (shortcut: Shortcut) => void): void {
  listener = next;
}

export function shortcutPressed(shortcut: Shortcut): void {
  listener?.(shortcut);
}
