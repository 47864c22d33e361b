import type { AccountView } from '../../contract/account.ts';
import type { Events } from '../../contract/events.ts';
import { chosenLanguage, setLanguage } from '../../contract/language/language.ts';
import type { Settings } from '../../contract/settings.ts';
import type { AppState } from '../../contract/state.ts';
import { findInSections, isListedAlike, lifeEnd, sortSections } from '../accounts/listing.ts';
import { emptyState, type WindowState } from './state.ts';

/** The state with its list brought up to date. */
function relisted(state: WindowState): WindowState {
  return searched({ ...state, order: sortSections({ ...state, sort: state.settings.listSort }, state.order) });
}

/** The same where only the search is another one. Only what is listed stays selected: nothing unseen is acted upon. */
export function searched(state: WindowState): WindowState {
  const sections = findInSections(state.order, state.search, state.sections);
  if (state.selected.length === 0) {
    return { ...state, sections };
  }
  const listed = new Set(sections.flatMap(({ accounts }) => accounts.map(({ id }) => id)));
  const selected = state.selected.filter((id) => listed.has(id));
  return { ...state, sections, selected: selected.length === state.selected.length ? state.selected : selected };
}

/** In the person's own order from now on. */
export function withOwnOrder(state: WindowState, ids: readonly string[]): WindowState {
  const ownOrder = Object.fromEntries(ids.map((id, place) => [id, place]));
  return relisted({ ...state, ownOrder, settings: { ...state.settings, listSort: 'custom' } });
}

/** That order could not be saved: main’s holds again, in the sort that is given. */
export function withoutOwnOrder(state: WindowState, listSort: Settings['listSort']): WindowState {
  return relisted({ ...state, ownOrder: {}, settings: { ...state.settings, listSort } });
}

/** The window as it starts with main's full answer. */
export function withMain(state: WindowState, main: AppState): WindowState {
  const accounts = byId(main.accounts, (account) => account);
  const next = { ...state, ...main, accounts, ownOrder: {}, phase: { kind: 'ready' } } as const;
  return withSettledOrder(withoutOrphans(withSettings(next, main.settings)));
}

/** Words are in another language from now on, where the settings say so. */
export function withSettings(state: WindowState, settings: Settings): WindowState {
  const language = chosenLanguage(settings.language, state.systemLanguages);
  setLanguage(language, state.systemLanguages);
  const next = { ...state, settings, language };
  return settings.listSort === state.settings.listSort ? next : withSettledOrder(next);
}

/** Locked: whatever was shown or typed is gone from the page. */
export function withNothing(state: WindowState): WindowState {
  const { version, settings, systemLanguages, language } = state;
  return { ...emptyState, phase: { kind: 'ready' }, version, settings, systemLanguages, language, locked: true };
}

/** Rows change places: to be called while nobody looks. */
export function withSettledOrder(state: WindowState): WindowState {
  const accounts = Object.values(state.accounts);
  return relisted({
    ...state,
    usage: byId(accounts, ({ lastUsedAt }) => lastUsedAt),
    lives: byId(accounts, ({ status }) => lifeEnd(status)),
  });
}

/**
 * Without a prototype, an object is a dictionary from the start. To make an ordinary one of a thousand ids takes 9 ms
 * when it is done for the first time.
 */
function byId<Value>(
  accounts: readonly AccountView[],
  valueOf: (account: AccountView) => Value,
): Readonly<Record<string, Value>> {
  const record: Record<string, Value> = Object.create(null);
  for (const account of accounts) {
    record[account.id] = valueOf(account);
  }
  return record;
}

export function withAccounts(state: WindowState, { changed, removed }: Events['accountsChanged']): WindowState {
  const accounts = { ...state.accounts };
  const usage: Record<string, number | null> = { ...state.usage };
  const lives: Record<string, number> = { ...state.lives };
  for (const account of changed) {
    accounts[account.id] = account;
    if (!(account.id in usage)) {
      usage[account.id] = account.lastUsedAt;
      lives[account.id] = lifeEnd(account.status);
    }
  }
  for (const id of removed) {
    delete accounts[id];
    delete usage[id];
    delete lives[id];
  }
  const next = withoutOrphans({ ...state, accounts, usage, lives });
  const isListAlike =
    removed.length === 0 && changed.every((account) => isListedAlike(account, state.accounts[account.id]));
  // Most changes are of a status, and come often: they leave a long list alone.
  return isListAlike ? next : relisted(next);
}

/** No dialog and no menu about an account that is gone. */
function withoutOrphans(state: WindowState): WindowState {
  const { dialog, menu, accounts } = state;
  return {
    ...state,
    dialog: withoutGone(dialog, accounts),
    menu: menu !== null && !(menu.id in accounts) ? null : menu,
  };
}

function withoutGone(dialog: WindowState['dialog'], accounts: WindowState['accounts']): WindowState['dialog'] {
  if (dialog?.kind === 'delete') {
    const ids = dialog.ids.filter((id) => id in accounts);
    return ids.length === 0 ? null : { ...dialog, ids };
  }
  return dialog !== null && 'id' in dialog && !(dialog.id in accounts) ? null : dialog;
}

/** The account comes into view even if a search hid it. An open form stays: what is typed in it is worth more. */
export function withShownAccount(state: WindowState, { id, ask }: Events['accountShown']): WindowState {
  if (state.phase.kind === 'ready' && !(id in state.accounts)) {
    return state;
  }
  const isListed = state.sections.some((section) => section.accounts.some((account) => account.id === id));
  const isTyping = state.dialog?.kind === 'add' || state.dialog?.kind === 'edit';
  return relisted({
    ...state,
    selected: [id],
    wanted: id,
    search: isListed ? state.search : '',
    menu: null,
    toasts: ask === 'password' ? [] : state.toasts,
    dialog: isTyping ? state.dialog : dialogAsking(id, ask),
  });
}

function dialogAsking(id: string, ask: Events['accountShown']['ask']): WindowState['dialog'] {
  if (ask === null) {
    return null;
  }
  return ask === 'choice' ? { kind: 'choose', id } : { kind: 'edit', id, startAt: 'password' };
}
