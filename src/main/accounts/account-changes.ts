import type { AccountDraft, CallInput, NewAccountDraft } from '../../contract/calls.ts';
import { t } from '../../contract/language/language.ts';
import type { FailureCode } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import { TokendockError } from '../errors.ts';
import { trusting } from '../providers/http.ts';
import type { Http } from '../providers/http.ts';
import type { providers as allProviders } from '../providers/index.ts';
import type { Provider } from '../providers/provider.ts';
import type { Secret } from '../secret.ts';
import type { Tokens } from '../tokens/fresh-token.ts';
import { createTurns } from '../turns.ts';
import type { Turns } from '../turns.ts';
import { parseDraft, parseNewUser } from './account-form.ts';
import type { ParsedDraft } from './account-form.ts';
import type { AccountRecord } from './account-record.ts';
import type { AccountSecrets } from './account-secrets.ts';
import type { Accounts } from './accounts.ts';

interface Collaborators {
  readonly accounts: Accounts;
  readonly secrets: AccountSecrets;
  readonly tokens: Pick<Tokens, 'forget' | 'adopt' | 'statusOf'>;
  readonly http: Http;
  readonly providers: typeof allProviders;
  readonly clock: Clock;
  readonly onChange: (id: string) => void;
  /** Whether secrets are kept in memory, so that what the system's keychain may hold can't be reached in this run. */
  readonly keychainIsAway?: () => boolean;
}

/**
 * Adding, editing and deleting, in an order in which a crash at any moment loses no account and leaves no secret
 * behind: the record first says what is going on, then the keychain is changed, then the record says that it is done.
 */
export function createAccountChanges(collaborators: Collaborators) {
  const { accounts, secrets, tokens, http, providers, clock, onChange, keychainIsAway = () => false } = collaborators;
  const turns = new Map<string, Turns>();

  /** What one change of an account puts back when it fails must not be what another one put there for a moment. */
  function turnsOf(id: string): Turns {
    const known = turns.get(id) ?? createTurns();
    turns.set(id, known);
    return known;
  }

  async function add({ newUser, ...draft }: NewAccountDraft): Promise<string> {
    const provider = providers[draft.provider];
    if (newUser && provider.createUser) return addNewUser(draft, provider.createUser);
    const { fields, password } = parseDraft(draft, provider, { passwordRequired: true });
    return save(fields, password);
  }

  /** The provider first: what it refuses leaves no account behind. */
  async function addNewUser(draft: AccountDraft, createUser: NonNullable<Provider['createUser']>): Promise<string> {
    const { fields, user } = parseNewUser(draft, providers[draft.provider]);
    const signedIn = await createUser(
      (request) => trusting(http, fields.authority)(request),
      fields.baseUrl,
      user,
    ).catch(asRefusedUser);
    const id = await save(fields, user.password);
    tokens.adopt(id, signedIn);
    onChange(id);
    return id;
  }

  /** One that is known from elsewhere: it may lack its password, and keeps its id. */
  async function addKnown(draft: AccountDraft, { id }: { id: string | undefined }): Promise<string> {
    const { fields, password } = parseDraft(draft, providers[draft.provider], { passwordRequired: false });
    return save(fields, password, id);
  }

  async function save(fields: ParsedDraft['fields'], password: Secret | null, known?: string): Promise<string> {
    const id = known ?? crypto.randomUUID();
    accounts.add({
      ...fields,
      id,
      pinned: false,
      position: null,
      choice: null,
      copyForm: 'token',
      createdAt: clock.now(),
      lastUsedAt: null,
      rejected: null,
      session: null,
      attempts: [],
      pending: 'adding',
    });
    try {
      if (password) await secrets.savePassword(id, password);
      accounts.update(id, { pending: null });
    } catch (error) {
      await undoAdding(id, error);
      throw error;
    }
    onChange(id);
    return id;
  }

  /** What can't be undone now is undone on the next start, since the record still says `adding`. */
  async function undoAdding(id: string, error: unknown): Promise<void> {
    const code = error instanceof TokendockError ? error.code : null;
    // Another call would keep the person waiting as long again.
    if (code === 'keychain-timed-out') return;
    try {
      // One that is locked keeps nothing, and would only ask once more to be unlocked.
      if (code !== 'keychain-locked') await secrets.forget(id);
      accounts.remove(id);
    } catch {
      // The next start, then.
    }
  }

  async function edit({ id, ...draft }: CallInput<'editAccount'>): Promise<void> {
    const before = accounts.get(id);
    const { fields, password } = parseDraft(draft, providers[draft.provider], { passwordRequired: false });
    if (!password && goesElsewhere(before, fields)) throw passwordNeeded();
    try {
      if (!password && sameUser(before, fields)) {
        // What failed for want of trust says nothing any more.
        if (before.authority?.pem !== fields.authority?.pem) tokens.forget(id);
        return accounts.update(id, fields);
      }
      if (password) await replacePassword(before, password);
      const choice = sameUser(before, fields) ? before.choice : null;
      accounts.update(id, { ...fields, choice, rejected: null, session: null });
      tokens.forget(id);
      // Best effort: the record no longer knows of this session, so it is not used again.
      secrets.forgetSession(id).catch(() => undefined);
    } finally {
      onChange(id);
    }
  }

  /**
   * Until the record is changed too, a crash or a full disk would leave the new password with the old address and name:
   * so the record first says that it lacks its password, and nothing is sent by itself.
   */
  async function replacePassword({ id, rejected }: AccountRecord, password: Secret): Promise<void> {
    const notSavedWhole = t('failure.notSavedWhole');
    accounts.update(id, { rejected: notSavedWhole });
    try {
      await secrets.savePassword(id, password);
    } catch (error) {
      // After a missed deadline nobody knows which password the keychain holds.
      const unknown = error instanceof TokendockError && error.code === 'keychain-timed-out';
      // A sign-in that was under way may have been rejected meanwhile: then that stands.
      if (!unknown && accounts.get(id).rejected === notSavedWhole) accounts.update(id, { rejected });
      throw error;
    }
  }

  async function remove(id: string): Promise<void> {
    accounts.get(id);
    accounts.update(id, { pending: 'deleting' });
    // Before the keychain: a sign-in under way would save its session after the deletion, where nobody looks for it.
    tokens.forget(id);
    try {
      await secrets.forget(id).catch((error: unknown) => {
        accounts.update(id, { pending: null });
        throw notDeleted(error);
      });
      // Else an earlier run's secrets would stay in the keychain for good: the next start that reaches it deletes them.
      if (!keychainIsAway()) accounts.remove(id);
    } finally {
      onChange(id);
    }
  }

  /** Finishes what a crash interrupted; touches the keychain only if there is something. */
  async function finishInterrupted(): Promise<void> {
    for (const { id } of accounts.interrupted()) {
      try {
        await secrets.forget(id);
        accounts.remove(id);
      } catch (error) {
        // On the next start, then. One that is locked would ask to be unlocked for each of them.
        if (error instanceof TokendockError && hopeless.has(error.code)) return;
      }
    }
  }

  /** Remembers what the provider asked for; null: it is to ask anew. Fails where it did not offer this. */
  function choose(id: string, optionId: string | null): void {
    const status = tokens.statusOf(accounts.get(id));
    const options = status.kind === 'needs-choice' ? status.options : [];
    const choice = options.find((option) => option.id === optionId) ?? null;
    if (optionId !== null && !choice) throw notOffered();
    tokens.forget(id);
    accounts.update(id, { choice, session: null });
    secrets.forgetSession(id).catch(() => undefined);
    onChange(id);
  }

  return {
    add,
    addKnown,
    edit: (change: CallInput<'editAccount'>): Promise<void> => turnsOf(change.id)(() => edit(change)),
    remove: (id: string): Promise<void> => turnsOf(id)(() => remove(id)),
    choose,
    finishInterrupted,
  };
}

/** Said of one entry, it holds for all. */
const hopeless: ReadonlySet<FailureCode> = new Set(['keychain-locked', 'keychain-timed-out', 'cancelled']);

/** A typing error in the address must not hand the saved password to a stranger. */
function goesElsewhere(before: SignInPlace, after: SignInPlace): boolean {
  return before.provider !== after.provider || new URL(before.baseUrl).origin !== new URL(after.baseUrl).origin;
}

/** Whether the saved password and choice belong to it as well. */
function sameUser(before: AccountRecord, after: ParsedDraft['fields']): boolean {
  return (
    after.provider === before.provider &&
    after.baseUrl === before.baseUrl &&
    after.identifier.kind === before.identifier.kind &&
    after.identifier.value === before.identifier.value
  );
}

/** No password of the account was rejected: there is no account yet. */
function asRefusedUser(error: unknown): never {
  if (!(error instanceof TokendockError) || error.code !== 'invalid-credentials') throw error;
  throw new TokendockError({ code: 'bad-answer', message: t('failure.userNotCreated', { reason: error.message }) });
}

function notOffered(): TokendockError {
  return new TokendockError({ code: 'cancelled', message: t('failure.notOffered') });
}

type SignInPlace = Pick<AccountRecord, 'provider' | 'baseUrl'>;

function passwordNeeded(): TokendockError {
  const password = t('problem.passwordElsewhere');
  return new TokendockError({ code: 'invalid-input', message: password, fields: { password } });
}

function notDeleted(error: unknown): unknown {
  if (!(error instanceof TokendockError)) return error;
  return new TokendockError({ ...error.failure, message: t('failure.notDeleted', { reason: error.message }) });
}
