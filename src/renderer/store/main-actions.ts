import type { Listen } from '../../contract/events.ts';
import type { Failure } from '../../contract/result.ts';
import type { SettingsChange } from '../../contract/settings.ts';
import { withAccounts, withMain, withNothing, withSettings, withShownAccount } from './changes.ts';
import type { Desk } from './desk.ts';

/** Following main, and what concerns the whole program. */
export function mainActions({ store, call }: Desk, listen: Listen) {
  /** Events overtaken by the answer to `loadState` are part of it: messages from main arrive in their order. */
  const whenReady =
    <Payload>(change: (payload: Payload) => void) =>
    (payload: Payload): void => {
      if (store.getState().phase.kind === 'ready') {
        change(payload);
      }
    };

  const load = async (): Promise<void> => {
    store.setState({ phase: { kind: 'loading' } });
    const answer = await call('loadState');
    store.setState((state) =>
      answer.ok ? withMain(state, answer.value) : { phase: { kind: 'failed', message: answer.error.message } },
    );
  };

  return {
    /** Mirrors main from now on, for as long as the window lives. */
    start: async (): Promise<void> => {
      listen(
        'accountsChanged',
        whenReady((change) => store.setState((state) => withAccounts(state, change))),
      );
      listen(
        'settingsChanged',
        whenReady((settings) => store.setState((state) => withSettings(state, settings))),
      );
      listen(
        'keychainChanged',
        whenReady((keychain) => store.setState({ keychain })),
      );
      listen(
        'noticesChanged',
        whenReady((notices) => store.setState({ notices })),
      );
      listen('lockChanged', ({ locked }) => {
        if (locked) {
          store.setState(withNothing);
        } else {
          void load();
        }
      });
      listen('accountShown', (shown) => store.setState((state) => withShownAccount(state, shown)));
      await load();
    },

    loadAgain: load,

    /** Null when saved. */
    changeSettings: async (change: SettingsChange): Promise<Failure | null> => {
      const answer = await call('changeSettings', change);
      if (answer.ok) {
        store.setState((state) => withSettings(state, answer.value));
        return null;
      }
      return answer.error;
    },

    lock: async (): Promise<void> => void (await call('lock')),

    /** Null when unlocked; the list then comes by itself. */
    unlock: async (): Promise<Failure | null> => {
      const answer = await call('unlock');
      return answer.ok ? null : answer.error;
    },

    keepSecretsInMemory: async (): Promise<Failure | null> => {
      const answer = await call('keepSecretsInMemory');
      return answer.ok ? null : answer.error;
    },

    dismissNotice: async (id: string): Promise<void> => {
      const answer = await call('dismissNotice', { id });
      if (answer.ok) {
        store.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }));
      }
    },
  };
}
