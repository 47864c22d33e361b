/** Whether anyone can see the window, and a way to hear of it when that changes. */
export interface Visibility {
  readonly isHidden: () => boolean;
  readonly onChange: (listener: () => void) => () => void;
}

/** One clock for everything that counts down, in the shape that `useSyncExternalStore` wants. */
export interface Ticker {
  /** The time of the last tick, in ms since 1970: the same for all who ask between two ticks. */
  readonly now: () => number;
  /** Calls back at each tick until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Ticks once a second while somebody listens and the window is visible; at once when it becomes visible again. */
export function createTicker(visibility: Visibility): Ticker {
  const listeners = new Set<() => void>();
  let now = Date.now();
  let interval: ReturnType<typeof setInterval> | undefined;

  const tick = (): void => {
    now = Date.now();
    for (const listener of listeners) {
      listener();
    }
  };
  const settle = (): void => {
    const shouldRun = listeners.size > 0 && !visibility.isHidden();
    if (shouldRun && interval === undefined) {
      interval = setInterval(tick, 1000);
      tick();
    } else if (!shouldRun) {
      clearInterval(interval);
      interval = undefined;
    }
  };
  visibility.onChange(settle);

  return {
    now: () => now,
    subscribe: (listener) => {
      listeners.add(listener);
      settle();
      return () => {
        listeners.delete(listener);
        settle();
      };
    },
  };
}

export const documentVisibility: Visibility = {
  isHidden: () => document.hidden,
  onChange: (listener) => {
    document.addEventListener('visibilitychange', listener);
    return () => document.removeEventListener('visibilitychange', listener);
  },
};
