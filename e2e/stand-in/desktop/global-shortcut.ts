const registered = new Map<string, () => void>();

/** Part of the stand-in: presses it, from whatever program; false where nobody listens to it. */
export function pressGlobalShortcut(accelerator: string): boolean {
  const callback = registered.get(accelerator);
  callback?.();
  return callback !== undefined;
}

/** What another program has taken. */
const taken = new Set(['CommandOrControl+Shift+T']);

/** Remembered; no key of the desktop reaches the stand-in. */
export const globalShortcut = {
  register(accelerator: string, callback: () => void): boolean {
    if (taken.has(accelerator)) return false;
    registered.set(accelerator, callback);
    return true;
  },
  isRegistered: (accelerator: string): boolean => registered.has(accelerator),
  unregister(accelerator: string): void {
    registered.delete(accelerator);
  },
  unregisterAll(): void {
    registered.clear();
  },
};
