import type { Call, CallInput, CallName, CallOutput } from '../../contract/calls.ts';
import type { AccountDetails } from '../../contract/details.ts';
import type { EventName, Events } from '../../contract/events.ts';
import type { Result } from '../../contract/result.ts';
import { defaultSettings } from '../../contract/settings.ts';
import type { AppState } from '../../contract/state.ts';
import type { Bridge } from '../bridge.ts';

type Arguments<Name extends CallName> = CallInput<Name> extends undefined ? [] : [CallInput<Name>];
type Answers = {
  [Name in CallName]: (...input: Arguments<Name>) => Promise<Result<CallOutput<Name>>>;
};
type Listeners = { [Name in EventName]: Set<(payload: Events[Name]) => void> };

export interface FakeMain {
  readonly bridge: Bridge;
  /** What was asked, in order. */
  readonly asked: (readonly [CallName, ...unknown[]])[];
  readonly emit: <Name extends EventName>(name: Name, payload: Events[Name]) => void;
}

const noDetails: AccountDetails = {
  hasSession: false,
  profile: [],
  claims: [],
  attempts: [],
  keychain: { password: true, session: false },
  createdAt: 0,
};
const nothing: Result<null> = { ok: true, value: null };

export const aState: AppState = {
  version: '1.2.3',
  systemLanguages: ['en-US'],
  locked: false,
  providers: [],
  accounts: [],
  settings: defaultSettings,
  keychain: { mode: 'system', failure: null },
  notices: [],
};

/** Main's end of the contract for tests: every call succeeds but for the answers that a test gives. */
export function fakeMain(given: Partial<Answers> = {}): FakeMain {
  const answers: Answers = {
    loadState: async () => ({ ok: true, value: aState }),
    addAccount: async () => ({ ok: true, value: { id: 'new' } }),
    editAccount: async () => nothing,
    deleteAccount: async () => nothing,
    choose: async () => ({ ok: true, value: { expiresAt: null } }),
    refreshProfile: async () => nothing,
    chooseAuthority: async () => ({ ok: true, value: null }),
    checkSignIn: async () => ({ ok: true, value: [] }),
    copySignInCheck: async () => nothing,
    accountDetails: async () => ({ ok: true, value: noDetails }),
    quickCopy: async () => nothing,
    hideQuickOpen: async () => nothing,
    setPinned: async () => nothing,
    setOrder: async () => nothing,
    signIn: async () => ({ ok: true, value: { expiresAt: null } }),
    copyToken: async () => ({ ok: true, value: { as: 'token', expiresAt: null, clearsAt: 0 } }),
    changeSettings: async (change) => ({ ok: true, value: Object.assign({}, defaultSettings, change) }),
    keepSecretsInMemory: async () => nothing,
    clearClipboard: async () => nothing,
    exportAccounts: async () => ({ ok: true, value: { fileName: null } }),
    chooseImport: async () => ({ ok: true, value: { kind: 'cancelled' } }),
    openImport: async () => ({ ok: true, value: { kind: 'preview', ticket: '', fileName: '', plan: [] } }),
    applyImport: async () => ({ ok: true, value: { added: 0, changed: 0, problems: [] } }),
    dropImport: async () => nothing,
    lock: async () => nothing,
    unlock: async () => nothing,
    dismissNotice: async () => nothing,
    ...given,
  };
  const listeners: Listeners = {
    accountsChanged: new Set(),
    settingsChanged: new Set(),
    keychainChanged: new Set(),
    noticesChanged: new Set(),
    accountShown: new Set(),
    commandChosen: new Set(),
    lockChanged: new Set(),
    quickOpenShown: new Set(),
  };
  const asked: FakeMain['asked'] = [];
  const call: Call = async (name, ...input) => {
    asked.push([name, ...input]);
    return answers[name](...input);
  };
  return {
    bridge: {
      call,
      listen: (name, listener) => {
        listeners[name].add(listener);
        return () => listeners[name].delete(listener);
      },
    },
    asked,
    emit: (name, payload) => {
      for (const listener of listeners[name]) {
        listener(payload);
      }
    },
  };
}
