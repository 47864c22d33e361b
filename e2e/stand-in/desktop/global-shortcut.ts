const registered = new Map<string, () => void>();

/** Remembered; no key of the desktop reaches the stand-in. */
export const globalShortcut = {
  register(accelerator: string, callback: () => void): boolean {
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
