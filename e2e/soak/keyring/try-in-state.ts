import type { Result } from '../../../src/contract/result.ts';
import type { SimulatedProvider } from '../../providers/simulated-provider.ts';
import type { SecretService } from '../../secret-service.ts';
import type { LaunchedApp } from '../../stand-in/hosts/launched-app.ts';
import { callMain, callWell } from '../call-main.ts';
import { createBroken } from '../check.ts';
import { draftFor } from '../desk.ts';
import type { BadState } from './bad-states.ts';
import type { SavedAccounts } from './saved-accounts.ts';

interface Trial {
  readonly app: LaunchedApp;
  readonly service: SecretService;
  readonly server: SimulatedProvider;
  /** Has begun; it is ended here. */
  readonly state: BadState;
  readonly saved: SavedAccounts;
  readonly tries: number;
}

interface Tried {
  readonly broken: readonly string[];
  readonly refused: number;
  readonly slowestWordsMs: number;
  /** From the end of the state to a token on the clipboard. */
  readonly recoveryMs: number;
}

/** Does in a bad state, all at once, what a person may want to do, and one of it again when the state is over. */
export async function tryInState(trial: Trial): Promise<Tried> {
  const { app, service, server, state, saved } = trial;
  const { broken, expect } = createBroken();
  const id = saved.signedIn.get(state.name) ?? '';
  const before = await accountsOf(app);
  server.clearRequests();
  let refused = 0;
  let slowestWordsMs = 0;
  for (let tried = 0; tried < trial.tries; tried += 1) {
    const began = performance.now();
    const results = tryAll(trial, id);
    await state.meanwhile?.(service);
    for (const [what, result] of Object.entries(await results)) {
      expect(
        isRefusal(result, state),
        `${state.name}, ${what}: ${outcomeOf(result)} instead of ${state.code}, “${state.words}”`,
      );
      if (!result.ok) refused += 1;
    }
    slowestWordsMs = Math.max(slowestWordsMs, performance.now() - began);
  }

  await app.clipboard.clear();
  await state.end(service);
  const recovering = performance.now();
  const copied = await callMain(app.window, 'copyToken', { id });
  const recoveryMs = performance.now() - recovering;
  expect(copied.ok, `${state.name}: when it was over, a copy ended as ${outcomeOf(copied)}`);
  expect(await server.accepts(await app.clipboard.readText()), `${state.name}: what was copied then is no token.`);
  // The session was still in the keyring.
  const signIns = server.requests.filter(({ kind }) => kind === 'sign-in').length;
  expect(signIns === 0, `${state.name}: ${signIns} sign-ins were made for want of the keyring.`);
  expect((await accountsOf(app)) === before, `${state.name}: afterwards, the accounts were others.`);
  return { broken, refused, slowestWordsMs, recoveryMs };
}

async function tryAll(
  { app: { window }, server, state, saved }: Trial,
  id: string,
): Promise<Record<string, Result<unknown>>> {
  const { baseUrl } = server;
  // First, so that it is under way when something happens meanwhile.
  const copy = callMain(window, 'copyToken', { id });
  const add = callMain(window, 'addAccount', draftFor(baseUrl, 'to be refused'));
  const remove = callMain(window, 'deleteAccount', { id: saved.toDelete });
  if (!state.certain) return { copy: await copy, add: await add, delete: await remove };
  const draft = draftFor(baseUrl, 'another label', { password: 'canary-another-2291' });
  const edit = callMain(window, 'editAccount', { id: saved.toEdit, ...draft });
  return { copy: await copy, add: await add, delete: await remove, edit: await edit };
}

function isRefusal(result: Result<unknown>, { code, words }: BadState): boolean {
  return !result.ok && result.error.code === code && result.error.message.includes(words);
}

function outcomeOf(result: Result<unknown>): string {
  return result.ok ? 'a success' : `${result.error.code}, “${result.error.message}”`;
}

/** The accounts as the window has them, but for when they were used. */
async function accountsOf({ window }: LaunchedApp): Promise<string> {
  const { accounts } = await callWell(window, 'loadState');
  const all = accounts.map(({ status, lastUsedAt: _used, ...account }) => ({ ...account, status: status.kind }));
  return JSON.stringify(all.toSorted((one, other) => one.id.localeCompare(other.id)));
}
