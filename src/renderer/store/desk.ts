import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Call } from '../../contract/calls.ts';
import { answering } from './answering.ts';
import { emptyState, type Toast, type WindowState } from './state.ts';

/** What every action works with. */
export interface Desk {
  readonly store: StoreApi<WindowState>;
  readonly call: Call;
  readonly say: (toast: Omit<Toast, 'id'>) => void;
}

const mostToasts = 3;

export function createDesk(call: Call): Desk {
  const store = createStore<WindowState>(() => emptyState);
  let lastToast = 0;
  return {
    store,
    call: answering(call),
    say: (toast) => {
      lastToast += 1;
      const others = store.getState().toasts.filter(({ about }) => about !== toast.about);
      store.setState({ toasts: [...others, { ...toast, id: lastToast }].slice(-mostToasts) });
    },
  };
}
