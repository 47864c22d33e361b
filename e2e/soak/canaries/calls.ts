import type { AccountView } from '../../../src/contract/account.ts';
import type { CallInput, CallName, CallOutput, NewAccountDraft } from '../../../src/contract/calls.ts';
import type { Result } from '../../../src/contract/result.ts';
import type { SimulatedProvider } from '../../providers/simulated-provider.ts';
import { until } from '../../window-steps.ts';
import { callMain } from '../call-main.ts';
import type { App } from './world.ts';

/** A call from the window's page, as its own scripts make it. */
export function call<Name extends CallName>(
  app: App,
  name: Name,
  input?: CallInput<Name>,
): Promise<Result<CallOutput<Name>>> {
  return callMain(app.window, name, input);
}

export const mostTries = 5;

/** The same where anything but success is a mistake of the check. A busy machine may miss the keychain’s deadline. */
export async function must<Name extends CallName>(
  app: App,
  name: Name,
  input?: CallInput<Name>,
): Promise<CallOutput<Name>> {
  let result = await call(app, name, input);
  for (let tries = 1; !result.ok && result.error.code === 'keychain-timed-out' && tries < mostTries; tries++) {
    result = await call(app, name, input);
  }
  if (!result.ok) throw new Error(`${name} failed: ${result.error.code}`);
  return result.value;
}

export async function accountsOf(app: App): Promise<readonly AccountView[]> {
  return (await must(app, 'loadState')).accounts;
}

/** Waits until every account has come to rest. */
export async function settled(app: App): Promise<void> {
  await until(
    () => accountsOf(app),
    (accounts) => accounts.every(({ status }) => status.kind !== 'signing-in'),
  );
}

/** A user at the server, and the form as it is filled in for them. */
export function draftFor(server: SimulatedProvider, label: string, password: string): NewAccountDraft {
  const byEmail = server.id === 'neostra' || server.id === 'auths';
  const email = `${label}@example.com`;
  server.addUser({ username: label, email, password });
  return {
    provider: server.id,
    label,
    username: byEmail ? '' : label,
    email: byEmail ? email : '',
    password,
    baseUrl: server.baseUrl,
    tags: ['soak'],
    environment: null,
    authority: null,
  };
}
