import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchApp } from '../../app.ts';
import { startProvider } from '../../providers/index.ts';
import { startSecretService } from '../../secret-service.ts';
import { createBroken } from '../check.ts';
import type { Check } from '../check.ts';
import { badStates } from '../keyring/bad-states.ts';
import { tokendockKeysInKernel } from '../keyring/kernel-keyring.ts';
import { finishOn, itemsOf, prepareAccounts } from '../keyring/saved-accounts.ts';
import { tryInState } from '../keyring/try-in-state.ts';

/** In ms, as promised. */
const limits = { words: 5000, p99Lag: 50, recovery: 1000 };
/** A call that blocks main does so for as long as the keyring hangs; what else holds it up is far below. In ms. */
const blockedMs = 2000;

export const check: Check = {
  id: '9',
  name: 'Keyring in a bad state',
  onElectron: 'utilityProcess and the lag of main are the stand-in’s; there Chromium ends with a bus that it has used',
  planted: [
    {
      what: 'Nobody ends a call that hangs',
      file: 'src/main/keychain/client.ts',
      find: 'deadlineMs = 3000',
      replace: 'deadlineMs = 30_000',
    },
    {
      what: 'A locked keyring counts as an empty one',
      file: 'src/main/keychain/native-store.ts',
      find: 'const text = use(name, (entry) => entry.getPassword());\n      if (text === null) requireKeyring();',
      replace: 'let text = null;\ntry { text = use(name, (entry) => entry.getPassword()); } catch {}',
    },
    {
      what: 'A missing keyring counts as an empty one',
      file: 'src/main/keychain/native-store.ts',
      find: 'if (text === null) requireKeyring();',
      replace: '',
    },
    {
      what: 'A missing keyring counts as one from which all was deleted',
      file: 'src/main/keychain/native-store.ts',
      find: 'if (!existed) requireKeyring();',
      replace: '',
    },
    {
      what: 'Without a service, the kernel’s keyring is used',
      file: 'src/main/keychain/native-store.ts',
      find: "{ linux: { store: 'secret-service' } }",
      replace: '{}',
    },
    {
      what: 'A connection from before the service was restarted is kept',
      file: 'src/main/keychain/native-store.ts',
      find: 'entries.delete(name);',
      replace: '',
    },
    {
      what: 'A locked keyring counts as a rejected password',
      file: 'src/main/tokens/fresh-token.ts',
      find: "if (failure.code === 'invalid-credentials' ||",
      replace: "if (failure.code === 'keychain-locked' || failure.code === 'invalid-credentials' ||",
    },
    {
      what: 'Main stands still during a call',
      file: 'src/main/keychain/client.ts',
      find: 'const answer = await worker.ask(question);',
      replace:
        'if (questions === 1) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2500);\nconst answer = await worker.ask(question);',
    },
    {
      what: 'What could not be deleted is gone from the list',
      file: 'src/main/accounts/account-changes.ts',
      find: 'accounts.update(id, { pending: null });\n        throw notDeleted(error);',
      replace: 'throw notDeleted(error);',
    },
  ],
  async run({ count }) {
    const { broken, expect } = createBroken();
    const profile = await mkdtemp(join(tmpdir(), 'tokendock-bad-keyring-'));
    const service = await startSecretService();
    const server = await startProvider('cloudidr');
    const saved = await prepareAccounts({ profile, service, server, names: badStates.map(({ name }) => name) });
    const kept = await itemsOf(service);
    const inKernel = await tokendockKeysInKernel();
    const figures = {
      statesTried: 0,
      callsRefused: 0,
      slowestWordsMs: 0,
      slowestRecoveryMs: 0,
      p99LagMs: 0,
      longestStallMs: 0,
    };
    const atWorst = (name: keyof typeof figures, value: number): void => {
      figures[name] = Math.max(figures[name], Math.round(value * 10) / 10);
    };

    // The first of them begins before the program does.
    await badStates[0]?.begin(service);
    const app = await launchApp({ env: { ...service.env, XDG_CURRENT_DESKTOP: '' }, profile });
    await app.resetLag();
    for (const [index, state] of badStates.entries()) {
      if (index > 0) await state.begin(service);
      const tried = await tryInState({
        app,
        service,
        server,
        state,
        saved,
        tries: state.manyTries ? count(100, 10) : 1,
      });
      broken.push(...tried.broken);
      figures.statesTried += 1;
      figures.callsRefused += tried.refused;
      atWorst('slowestWordsMs', tried.slowestWordsMs);
      atWorst('slowestRecoveryMs', tried.recoveryMs);
    }
    const { p99Ms, maxMs } = await app.lag();
    atWorst('p99LagMs', p99Ms);
    atWorst('longestStallMs', maxMs);
    expect(figures.slowestWordsMs <= limits.words, `It took ${figures.slowestWordsMs} ms to say what is wrong.`);
    expect(figures.slowestRecoveryMs <= limits.recovery, `It took ${figures.slowestRecoveryMs} ms to work again.`);
    expect(figures.p99LagMs < limits.p99Lag, `Main was held up ${figures.p99LagMs} ms (p99).`);
    expect(figures.longestStallMs < blockedMs, `Main stood still for ${figures.longestStallMs} ms.`);
    await app.close();

    // What was refused and could not be undone at once is undone by the next start.
    const { listed, interrupted } = await finishOn({ profile, service });
    expect(listed === saved.listed && interrupted === 0, 'The accounts are not what they were.');
    expect((await itemsOf(service)) === kept, 'The keyring does not hold what it held.');
    const leaked = [...(await tokendockKeysInKernel())].filter((key) => !inKernel.has(key)).length;
    expect(leaked === 0, `The kernel’s keyring holds ${leaked} keys of Tokendock.`);
    await Promise.all([service.close(), server.close(), rm(profile, { recursive: true, force: true })]);
    return { figures: { ...figures, keysInKernel: leaked }, broken };
  },
};
