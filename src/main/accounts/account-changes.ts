import type { AccountDraft, CallInput } from '../../contract/calls.ts';
import type { Clock } from '../clock.ts';
import { TokendockError } from '../errors.ts';
import type { providers as allProviders } from '../providers/index.ts';
import type { Tokens } from '../tokens/fresh-token.ts';
import { parseDraft } from './account-form.ts';
import type { AccountSecrets } from './account-secrets.ts';
import type { Accounts } from './accounts.ts';

interface Collaborators {
  readonly accounts: Accounts;
  readonly secrets: AccountSecrets;
  readonly tokens: Pick<Tokens, 'forget'>;
  readonly providers: typeof allProviders;
  readonly clock: Clock;
  readonly onChange: (id: string) => void;
}

/**
 * Adding, editing and deleting, in an order in which a crash at any moment loses no account and leaves no secret
 * behind: the record first says what is going on, then the keychain is changed, then the record says that it is done.
 */
export function createAccountChanges({ accounts, secrets, tokens, providers, clock, onChange }: Collaborators) {
  async function add(draft: AccountDraft): Promise<string> {
    const { fields, password } = parseDraft(draft, providers[draft.provider], { passwordRequired: true });
    const id = crypto.randomUUID();
    accounts.add({
      ...fields,
      id,
      createdAt: clock.now(),
      lastUsedAt: null,
      rejected: null,
      session: null,
      pending: 'adding',
    });
    try {
      if (password) await secrets.savePassword(id, password);
      accounts.update(id, { pending: null });
    } catch (error) {
      await undoAdding(id);
      throw error;
    }
    onChange(id);
    return id;
  }

  /** What can't be undone now is undone on the next start. */
  async function undoAdding(id: string): Promise<void> {
    try {
      await secrets.forget(id);
      accounts.remove(id);
    } catch {
      // The record still says `adding`.
    }
  }

  async function edit({ id, ...draft }: CallInput<'editAccount'>): Promise<void> {
    const before = accounts.get(id);
    const { fields, password } = parseDraft(draft, providers[draft.provider], { passwordRequired: false });
    const sameSignIn =
      !password &&
      fields.provider === before.provider &&
      fields.baseUrl === before.baseUrl &&
      fields.identifier.kind === before.identifier.kind &&
      fields.identifier.value === before.identifier.value;
    if (sameSignIn) {
      accounts.update(id, fields);
    } else {
      if (password) await secrets.savePassword(id, password);
      accounts.update(id, { ...fields, rejected: null, session: null });
      tokens.forget(id);
      // Best effort: the record no longer knows of this session, so it is not used again.
      secrets.forgetSession(id).catch(() => undefined);
    }
    onChange(id);
  }

  async function remove(id: string): Promise<void> {
    accounts.get(id);
    accounts.update(id, { pending: 'deleting' });
    try {
      await secrets.forget(id);
    } catch (error) {
      accounts.update(id, { pending: null });
      throw notDeleted(error);
    }
    tokens.forget(id);
    accounts.remove(id);
    onChange(id);
  }

  /** Finishes what a crash interrupted; touches the keychain only if there is something. */
  async function finishInterrupted(): Promise<void> {
    for (const { id } of accounts.interrupted()) {
      try {
        await secrets.forget(id);
        accounts.remove(id);
      } catch {
        // The keychain is locked, say: on the next start, then.
      }
    }
  }

  return { add, edit, remove, finishInterrupted };
}

function notDeleted(error: unknown): unknown {
  if (!(error instanceof TokendockError)) return error;
  return new TokendockError({ ...error.failure, message: `The account was not deleted. ${error.message}` });
}
