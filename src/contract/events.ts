import type { AccountView } from './account.ts';
import type { Settings } from './settings.ts';
import type { KeychainState, Notice } from './state.ts';

/** What the program's menu can ask of the window. */
export type Command = 'add-account' | 'find' | 'settings' | 'lock';

/** What main tells the window without being asked: each event's name and what it carries. */
export interface Events {
  accountsChanged: { readonly changed: readonly AccountView[]; readonly removed: readonly string[] };
  settingsChanged: Settings;
  keychainChanged: KeychainState;
  noticesChanged: readonly Notice[];
  /** Bring this account into view, and ask what it lacks. */
  accountShown: { readonly id: string; readonly ask: 'password' | 'choice' | null };
  commandChosen: Command;
  /** The quick search came up: it begins anew. */
  quickOpenShown: null;
  lockChanged: { readonly locked: boolean };
}

export type EventName = keyof Events;
export type EventChannel = `tokendock:event:${EventName}`;

/** Listens until the returned function is called. */
export type Listen = <Name extends EventName>(name: Name, listener: (payload: Events[Name]) => void) => () => void;
