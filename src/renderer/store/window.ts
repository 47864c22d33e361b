import { useSyncExternalStore } from 'react';
import { useStore } from 'zustand/react';
import { createTicker, documentVisibility } from '../time/ticker.ts';
import type { WindowState } from './state.ts';
import { createWindowStore } from './window-store.ts';

const { store, actions } = createWindowStore(window.tokendock);
export { actions };

/** One value of the window's state; the component is drawn anew when that value changes. */
export function useWindow<Value>(select: (state: WindowState) => Value): Value {
  return useStore(store, select);
}

/** The state at this moment, for handlers. */
export const windowState = store.getState;

const ticker = createTicker(documentVisibility);

/** Something that depends on the time; the component is drawn anew only when the answer changes. */
export function useAtTime<Value extends string | number | null>(read: (now: number) => Value): Value {
  return useSyncExternalStore(ticker.subscribe, () => read(ticker.now()));
}
