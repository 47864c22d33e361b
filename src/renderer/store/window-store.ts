import type { StoreApi } from 'zustand/vanilla';
import type { Bridge } from '../bridge.ts';
import { accountActions } from './account-actions.ts';
import { createDesk } from './desk.ts';
import { mainActions } from './main-actions.ts';
import { orderActions } from './order-actions.ts';
import type { WindowState } from './state.ts';
import { transferActions } from './transfer-actions.ts';
import { viewActions } from './view-actions.ts';

export type Actions = ReturnType<typeof mainActions> &
  ReturnType<typeof accountActions> &
  ReturnType<typeof orderActions> &
  ReturnType<typeof transferActions> &
  ReturnType<typeof viewActions>;

/** The window's state, and everything that a person or main can do to it. */
export function createWindowStore(bridge: Bridge): {
  readonly store: StoreApi<WindowState>;
  readonly actions: Actions;
} {
  const desk = createDesk(bridge.call);
  const actions = {
    ...mainActions(desk, bridge.listen),
    ...accountActions(desk),
    ...orderActions(desk),
    ...transferActions(desk),
    ...viewActions(desk),
  };
  return { store: desk.store, actions };
}
