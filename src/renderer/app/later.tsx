import { type ComponentType, type JSX, useEffect, useSyncExternalStore } from 'react';

const fetches: (() => void)[] = [];
/** In ms: a window that is always busy fetches them all the same. */
const longestWait = 2000;

/**
 * A part of the window that the first screen can do without. Once it is fetched it is drawn in the same moment in which
 * it is asked for, which React's own `lazy` would not do: that shows nothing first, every time for the first time.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let part: ComponentType<Props> | null = null;
  let fetching: Promise<void> | null = null;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const fetchPart = async (): Promise<void> => {
    try {
      part = await load();
      for (const listener of listeners) {
        listener();
      }
    } catch {
      // Whoever asks for it next tries again.
      fetching = null;
    }
  };
  const start = (): void => void (fetching ??= fetchPart());
  fetches.push(start);

  return function Later(props: Props): JSX.Element | null {
    const Part = useSyncExternalStore(subscribe, () => part);
    useEffect(start, []);
    return Part && <Part {...props} />;
  };
}

const fetchAll = (): void => fetches.forEach((start) => start());

/** Fetches all such parts once what is there now has been painted, and the window has nothing else to do. */
export function fetchPartsWhenIdle(): void {
  requestAnimationFrame(() => requestIdleCallback(fetchAll, { timeout: longestWait }));
}
