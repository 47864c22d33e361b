/** What the app object needs to know of a window. */
export interface OpenWindow {
  close(): void;
  destroy(): void;
}

/** In order of creation. */
export const openWindows = new Set<OpenWindow>();

interface Watcher {
  allClosed(): void;
  closeRefused(): void;
}

let watcher: Watcher | null = null;

/** The app object watches its windows, because quitting waits for them. */
export function watchWindows(next: Watcher): void {
  watcher = next;
}

export function windowClosed(window: OpenWindow): void {
  openWindows.delete(window);
  if (openWindows.size === 0) watcher?.allClosed();
}

/** A listener prevented a window's `close`: that also ends a quit under way. */
export function windowRefusedToClose(): void {
  watcher?.closeRefused();
}

const hiddenListeners: (() => void)[] = [];

export function onWindowHidden(listener: () => void): void {
  hiddenListeners.push(listener);
}

export function windowHidden(): void {
  for (const listener of hiddenListeners) listener();
}
