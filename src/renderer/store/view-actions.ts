import { searched, withSettledOrder } from './changes.ts';
import type { OpenDialog, OpenMenu } from './state.ts';
import type { Desk } from './desk.ts';

/** What a person does to the window alone: main hears nothing of it. */
export function viewActions({ store }: Desk) {
  /** Messages leave when a dialog comes: they would lie over its buttons. */
  const open = (dialog: OpenDialog): void => store.setState({ dialog, menu: null, toasts: [] });

  return {
    searchFor: (search: string): void => store.setState((state) => searched({ ...state, search })),
    /** The window is out of sight: now rows may change places. */
    lookAway: (): void => store.setState(withSettledOrder),

    openNewAccount: (): void => open({ kind: 'add' }),
    openAccount: (id: string, startAt: 'label' | 'password' = 'label'): void => open({ kind: 'edit', id, startAt }),
    openDeletion: (...ids: readonly string[]): void => open({ kind: 'delete', ids }),
    openDetails: (id: string): void => open({ kind: 'details', id }),
    openCheck: (id: string): void => open({ kind: 'check', id }),
    openChoice: (id: string): void => open({ kind: 'choose', id }),
    openExportDialog: (): void => open({ kind: 'export' }),
    openImportDialog: (): void => open({ kind: 'import' }),
    openSettings: (): void => open({ kind: 'settings' }),
    closeDialog: (): void => store.setState({ dialog: null }),

    select: (selected: readonly string[]): void => store.setState({ selected }),
    openMenu: (menu: OpenMenu): void => store.setState({ menu, selected: [menu.id] }),
    closeMenu: (): void => store.setState({ menu: null }),
    /** The list has brought the wanted account into view. */
    showedAccount: (): void => store.setState({ wanted: null }),
    dismissToast: (id: number): void =>
      store.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
  };
}
