import type { AccountStatus } from '../../contract/account.ts';
import type { Failure } from '../../contract/result.ts';
import { t } from '../../contract/language/language.ts';
import type { AccountRecord } from '../accounts/account-record.ts';
import type { AccountSecrets } from '../accounts/account-secrets.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Clock } from '../clock.ts';
import { TokendockError } from '../errors.ts';
import { trusting } from '../providers/http.ts';
import type { Http } from '../providers/http.ts';
import type { providers as allProviders } from '../providers/index.ts';
import type { SignIn } from '../providers/provider.ts';
import { accountStatus } from './account-status.ts';
import { isFresh, leastMarginMs } from './freshness.ts';
import { parseSession, serializeSession, sessionOf } from './session.ts';
import type { Session } from './session.ts';
import { signInPatiently } from './sign-in.ts';

interface Collaborators {
  readonly accounts: Accounts;
  readonly secrets: AccountSecrets;
  readonly providers: typeof allProviders;
  readonly http: Http;
  readonly clock: Clock;
  /** How much life a fresh token must have left at least, in ms. */
  readonly marginMs?: () => number;
  /** Called whenever an account's status may have changed. */
  readonly onChange: (id: string) => void;
}

export interface Tokens {
  /**
   * A session whose token is fresh: the one in memory, the one in the keychain, or that of a new sign-in, which
   * everyone who asks meanwhile shares. An account whose password was rejected is not tried again.
   */
  readonly freshToken: (id: string) => Promise<Session>;
  /** Whether this is still the account's session, and its token fresh. */
  readonly isCurrent: (id: string, session: Session) => boolean;
  /** Always asks the provider, since servers revoke tokens early. */
  readonly signIn: (id: string) => Promise<Session>;
  /** Keeps the session that creating a user answered with. */
  readonly adopt: (id: string, signIn: SignIn) => void;
  /** Asks the provider whose token it is, where it can tell; a revoked token is replaced first. */
  readonly refreshProfile: (id: string) => Promise<void>;
  /** The session that is there, fresh or not, without signing in; null where there is none or the keychain fails. */
  readonly peek: (id: string) => Promise<Session | null>;
  readonly statusOf: (record: AccountRecord) => AccountStatus;
  /** Drops the session and ends a sign-in under way (`cancelled`): the account was changed or deleted. */
  readonly forget: (id: string) => void;
  /** Drops every session from memory and ends what is under way; the keychain keeps them. */
  readonly dropFromMemory: () => void;
}

/** How many sign-ins an account's history holds. */
const mostAttempts = 20;

export function createTokens(collaborators: Collaborators): Tokens {
  const { accounts, secrets, providers, http, clock, onChange, marginMs = () => leastMarginMs } = collaborators;
  const sessions = new Map<string, Session>();
  const failures = new Map<string, Failure>();
  const restoring = new Map<string, Promise<void>>();
  /** Counts how often everything was dropped: what began before must not bring it back. */
  let era = 0;
  const signingIn = new Map<string, { readonly session: Promise<Session>; readonly controller: AbortController }>();

  async function freshToken(id: string): Promise<Session> {
    const held = freshInMemory(id);
    if (held) return held;
    await restoreOnce(id);
    const restored = freshInMemory(id);
    if (restored) return restored;
    const { rejected } = accounts.get(id);
    // Another sign-in under way is a person's own attempt: share its outcome.
    if (rejected !== null && !signingIn.has(id)) {
      throw new TokendockError({ code: 'invalid-credentials', message: rejected });
    }
    return signIn(id);
  }

  function freshInMemory(id: string): Session | null {
    const session = sessions.get(id);
    return session && isFresh(session, clock, marginMs()) ? session : null;
  }

  /** Reads the session that an earlier run left in the keychain: once, and only where the store says it may be fresh. */
  function restoreOnce(id: string): Promise<void> {
    const { session: life } = accounts.get(id);
    if (sessions.has(id) || !life || !isFresh(life, clock, marginMs())) return Promise.resolve();
    const current = restoring.get(id) ?? restore(id).finally(() => restoring.delete(id));
    restoring.set(id, current);
    return current;
  }

  async function restore(id: string): Promise<void> {
    const begunIn = era;
    try {
      const text = await secrets.session(id);
      const session = text === null ? null : parseSession(text.reveal(), clock);
      if (era !== begunIn) throw new TokendockError({ code: 'cancelled', message: t('failure.lockedMeanwhile') });
      const { session: life } = accounts.get(id);
      // The account may have been changed or signed in meanwhile.
      if (session && life?.receivedAt === session.receivedAt && !sessions.has(id)) sessions.set(id, session);
      else if (!sessions.has(id)) accounts.note(id, { session: null });
      failures.delete(id);
    } catch (error) {
      fail(id, error);
      throw error;
    } finally {
      onChange(id);
    }
  }

  async function signIn(id: string): Promise<Session> {
    const underWay = signingIn.get(id);
    if (underWay) return underWay.session;
    const controller = new AbortController();
    const session = signInOnce(accounts.get(id), controller.signal).finally(() => {
      if (signingIn.get(id)?.controller === controller) signingIn.delete(id);
      onChange(id);
    });
    signingIn.set(id, { session, controller });
    onChange(id);
    return session;
  }

  async function signInOnce(record: AccountRecord, signal: AbortSignal): Promise<Session> {
    const { id } = record;
    const provider = providers[record.provider];
    const began = { at: clock.now(), monotonic: clock.monotonic() };
    try {
      const password = await secrets.password(id);
      signal.throwIfAborted();
      if (!password) throw new TokendockError({ code: 'invalid-credentials', message: t('failure.noPassword') });
      const { identifier, baseUrl, choice } = record;
      const as = { identifier, baseUrl, choice: choice?.id ?? null };
      const ask = async (): Promise<Session> => {
        const attempt = { http: trusting(http, record.authority), provider, as, password, signal };
        return sessionOf(await signInPatiently(attempt), provider);
      };
      const first = await ask();
      // One that was fresh when it was asked for has aged on its way: the machine slept.
      const session = isFresh(first, clock) || first.freshForMs <= 0 ? first : await ask();
      signal.throwIfAborted();
      if (!isFresh(session, clock)) throw expiredOnArrival(provider.form.name);
      keep(id, session);
      noteAttempt(id, began, null);
      return session;
    } catch (error) {
      // A cancelled attempt says nothing about the account as it is now.
      if (!signal.aborted) {
        fail(id, error);
        noteAttempt(id, began, failures.get(id)?.message ?? null);
      }
      throw error;
    }
  }

  function keep(id: string, session: Session): void {
    const { receivedAt, lifetimeMs, freshForMs } = session;
    sessions.set(id, session);
    failures.delete(id);
    accounts.note(id, { session: { receivedAt, lifetimeMs, freshForMs }, rejected: null });
    // Best effort: without it, the next start signs in again.
    secrets.saveSession(id, serializeSession(session)).catch(() => undefined);
  }

  function noteAttempt(id: string, began: { at: number; monotonic: number }, failure: string | null): void {
    if (!accounts.has(id)) return;
    const attempt = { at: began.at, tookMs: Math.round(clock.monotonic() - began.monotonic), failure };
    accounts.note(id, { attempts: [...accounts.get(id).attempts, attempt].slice(-mostAttempts) });
  }

  function fail(id: string, error: unknown): void {
    const failure: Failure =
      error instanceof TokendockError ? error.failure : { code: 'bad-answer', message: t('failure.signInUnexpected') };
    failures.set(id, failure);
    if (failure.code === 'invalid-credentials' || failure.code === 'account-inactive') {
      sessions.delete(id);
      accounts.note(id, { rejected: failure.message, session: null });
      secrets.forgetSession(id).catch(() => undefined);
    }
  }

  async function refreshProfile(id: string): Promise<void> {
    const { whoAmI } = providers[accounts.get(id).provider];
    if (!whoAmI) return;
    const ask = async (session: Session): Promise<void> => {
      const { baseUrl, authority } = accounts.get(id);
      const profile = await whoAmI((request) => trusting(http, authority)(request), baseUrl, session.accessToken);
      // It may have been dropped meanwhile.
      if (sessions.get(id) === session) keep(id, { ...session, profile });
      onChange(id);
    };
    const session = await freshToken(id);
    try {
      await ask(session);
    } catch (error) {
      if (!isRefused(error)) throw error;
      // Servers revoke tokens early: that says nothing against the password.
      await ask(await signIn(id)).catch(asRefusedProfile);
    }
  }

  return {
    freshToken,
    signIn,
    isCurrent: (id, { accessToken }) => freshInMemory(id)?.accessToken === accessToken,
    refreshProfile,
    async peek(id) {
      await restoreOnce(id).catch(() => undefined);
      return sessions.get(id) ?? null;
    },
    adopt: (id, signedIn) => keep(id, sessionOf(signedIn, providers[accounts.get(id).provider])),
    statusOf: (record) =>
      accountStatus(
        {
          life: sessions.get(record.id) ?? record.session,
          signingIn: signingIn.has(record.id),
          rejected: record.rejected,
          failure: failures.get(record.id) ?? null,
          marginMs: marginMs(),
        },
        clock,
      ),
    dropFromMemory() {
      era += 1;
      const reason = new TokendockError({ code: 'cancelled', message: t('failure.lockedMeanwhile') });
      for (const { controller } of signingIn.values()) controller.abort(reason);
      signingIn.clear();
      sessions.clear();
      failures.clear();
    },
    forget(id) {
      signingIn
        .get(id)
        ?.controller.abort(new TokendockError({ code: 'cancelled', message: t('failure.changedMeanwhile') }));
      signingIn.delete(id);
      sessions.delete(id);
      failures.delete(id);
    },
  };
}

function isRefused(error: unknown): error is TokendockError {
  return error instanceof TokendockError && error.code === 'invalid-credentials';
}

/** In the provider's words, but not as a rejected password. */
function asRefusedProfile(error: unknown): never {
  throw isRefused(error) ? new TokendockError({ code: 'bad-answer', message: error.message }) : error;
}

function expiredOnArrival(provider: string): TokendockError {
  return new TokendockError({
    code: 'bad-answer',
    message: t('failure.expiredOnArrival', { provider }),
  });
}
