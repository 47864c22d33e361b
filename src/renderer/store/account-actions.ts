import type { CopyForm } from '../../contract/copy-forms.ts';
import type { Authority } from '../../contract/account.ts';
import type { NewAccountDraft } from '../../contract/calls.ts';
import type { AccountDetails } from '../../contract/details.ts';
import type { SignInCheck } from '../../contract/sign-in-check.ts';
import type { Failure, Result } from '../../contract/result.ts';
import { copiedWords, durationWords } from '../../contract/words.ts';
import { t } from '../../contract/language/language.ts';
import type { Desk } from './desk.ts';
import type { OpenDialog } from './state.ts';

/** Asked for by one click; more would look like an attack to a provider. */
const mostSignInsAtOnce = 4;
/** How long a row's button says "Copied", in ms. */
const copiedFor = 1600;

function signedInWords(label: string, expiresAt: number | null): string {
  return expiresAt === null
    ? t('done.signedInUnknown', { label })
    : t('done.signedIn', { label, expiry: durationWords(expiresAt - Date.now()) });
}

function needsPassword({ code }: Failure): boolean {
  return code === 'invalid-credentials' || code === 'account-inactive';
}

/** What a person does with accounts. */
export function accountActions({ store, call, say }: Desk) {
  const labelOf = (id: string): string => store.getState().accounts[id]?.label ?? t('done.thisAccount');

  const markCopy = (id: string, mark: 'busy' | 'done' | null): void => {
    const { [id]: _, ...others } = store.getState().copying;
    store.setState({ copying: mark === null ? others : { ...others, [id]: mark } });
  };

  /** True where the window asks for what is missing: the question says more than a message could. */
  const asks = (id: string, failure: Failure): boolean => {
    const dialog: OpenDialog | null =
      failure.code === 'choice-needed'
        ? { kind: 'choose', id }
        : needsPassword(failure)
          ? { kind: 'edit', id, startAt: 'password' }
          : null;
    if (dialog !== null) {
      store.setState({ dialog, menu: null, toasts: [] });
    }
    return dialog !== null;
  };

  const tellSignIn = (id: string, answer: Result<{ readonly expiresAt: number | null }>): void => {
    if (answer.ok) {
      say({ about: id, tone: 'done', text: signedInWords(labelOf(id), answer.value.expiresAt) });
    } else if (answer.error.code === 'choice-needed') {
      asks(id, answer.error);
    } else {
      say({
        about: id,
        tone: 'failed',
        text: t('done.notSignedIn', { label: labelOf(id), reason: answer.error.message }),
      });
    }
  };

  const signIn = async (id: string): Promise<void> => tellSignIn(id, await call('signIn', { id }));

  const copy = async (id: string, as: CopyForm): Promise<void> => {
    if (store.getState().copying[id] === 'busy') {
      return;
    }
    markCopy(id, 'busy');
    const answer = await call('copyToken', { id, as });
    if (!answer.ok) {
      markCopy(id, null);
      if (asks(id, answer.error)) {
        return;
      }
      const words = { what: t(`copyForm.${as}`), label: labelOf(id), reason: answer.error.message };
      say({ about: id, tone: 'failed', text: t('done.notCopied', words) });
      return;
    }
    markCopy(id, 'done');
    // The clipboard holds one thing: what was said of the one before is over.
    const text = copiedWords(labelOf(id), answer.value, Date.now());
    say({ about: 'clipboard', tone: 'done', text, canClear: true });
    setTimeout(() => {
      if (store.getState().copying[id] === 'done') {
        markCopy(id, null);
      }
    }, copiedFor);
  };

  const setPinned = async (id: string, pinned: boolean): Promise<void> => {
    const answer = await call('setPinned', { id, pinned });
    if (!answer.ok) {
      say({ about: id, tone: 'failed', text: answer.error.message });
    }
  };

  return {
    /** In the form in which it was last copied, where none is given. One of production is asked about first. */
    copyToken: async (id: string, as?: CopyForm): Promise<void> => {
      const account = store.getState().accounts[id];
      const form = as ?? account?.copyForm ?? 'token';
      if (account?.environment === 'production') {
        store.setState({ dialog: { kind: 'copy-guard', id, form }, menu: null });
        return;
      }
      await copy(id, form);
    },

    confirmCopy: async (id: string, form: CopyForm): Promise<void> => {
      store.setState({ dialog: null });
      await copy(id, form);
    },

    /** Null: to be asked anew. */
    chooseOption: async (id: string, option: string | null): Promise<void> => {
      store.setState({ dialog: null });
      tellSignIn(id, await call('choose', { id, option }));
    },

    clearClipboard: async (toast: number): Promise<void> => {
      const answer = await call('clearClipboard');
      store.setState((state) => ({ toasts: state.toasts.filter(({ id }) => id !== toast) }));
      const text = answer.ok ? t('done.clearedClipboard') : answer.error.message;
      say({ about: 'clipboard', tone: answer.ok ? 'done' : 'failed', text });
    },

    refreshProfile: async (id: string): Promise<void> => {
      const answer = await call('refreshProfile', { id });
      if (answer.ok) {
        say({ about: id, tone: 'done', text: t('done.refreshedProfile', { label: labelOf(id) }) });
      } else {
        say({ about: id, tone: 'failed', text: answer.error.message });
      }
    },

    quickCopy: async (id: string): Promise<void> => void (await call('quickCopy', { id })),
    hideQuickOpen: async (): Promise<void> => void (await call('hideQuickOpen')),
    chooseAuthority: (): Promise<Result<Authority | null>> => call('chooseAuthority'),
    checkSignIn: (id: string): Promise<Result<SignInCheck>> => call('checkSignIn', { id }),
    copySignInCheck: async (id: string): Promise<void> => {
      const answer = await call('copySignInCheck', { id });
      const text = answer.ok ? t('check.copied') : answer.error.message;
      say({ about: 'clipboard', tone: answer.ok ? 'done' : 'failed', text });
    },
    loadDetails: (id: string): Promise<Result<AccountDetails>> => call('accountDetails', { id }),

    setPinned,
    togglePinned: (id: string): Promise<void> => setPinned(id, !(store.getState().accounts[id]?.pinned ?? false)),

    signIn,

    /** Saves what was typed and closes the form; null when saved. With a password, signs in after that. */
    saveAccount: async ({ newUser, ...draft }: NewAccountDraft, id: string | null): Promise<Failure | null> => {
      const answer =
        id === null ? await call('addAccount', { ...draft, newUser }) : await call('editAccount', { ...draft, id });
      if (!answer.ok) {
        return answer.error;
      }
      const saved = answer.value?.id ?? id;
      store.setState({ dialog: null, selected: saved === null ? [] : [saved], wanted: saved });
      // Creating a user has signed it in.
      if (saved !== null && draft.password !== '' && !newUser) {
        void signIn(saved);
      }
      return null;
    },

    /** One after another; the first that can't be deleted ends it, and is what is answered. */
    deleteAccounts: async (ids: readonly string[]): Promise<Failure | null> => {
      const label = labelOf(ids[0] ?? '');
      for (const id of ids) {
        const answer = await call('deleteAccount', { id });
        if (!answer.ok) {
          return answer.error;
        }
      }
      store.setState({ dialog: null });
      const text = ids.length === 1 ? t('done.deleted', { label }) : t('done.deletedMany', { count: ids.length });
      say({ about: 'deletion', tone: 'done', text });
      return null;
    },

    /** Each row says how it went; the sum is said once. */
    signInToAll: async (ids: readonly string[]): Promise<void> => {
      const waiting = ids.values();
      let done = 0;
      const work = async (): Promise<void> => {
        for (const id of waiting) {
          const { ok } = await call('signIn', { id });
          done += ok ? 1 : 0;
        }
      };
      await Promise.all(Array.from({ length: mostSignInsAtOnce }, work));
      const tone = done === ids.length ? 'done' : 'failed';
      say({ about: 'sign-ins', tone, text: t('done.signedInMany', { done, count: ids.length }) });
    },
  };
}
