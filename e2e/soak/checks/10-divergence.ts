import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { startProvider } from '../../providers/index.ts';
import { startSecretService } from '../../secret-service.ts';
import type { Check } from '../check.ts';
import { createKillableDesk } from '../divergence/killable-desk.ts';
import { play } from '../divergence/play.ts';
import { sequence } from '../divergence/steps.ts';
import type { Turn } from '../divergence/steps.ts';

/** One for each core. */
const streams = 2;

export const check: Check = {
  id: '10',
  name: 'Divergence of records and keyring',
  planted: [
    {
      what: 'An account that is being added looks like one that was',
      file: 'src/main/accounts/account-changes.ts',
      find: "pending: 'adding',",
      replace: 'pending: null,',
    },
    {
      what: 'A password is forgotten in the keyring',
      file: 'src/main/accounts/account-secrets.ts',
      find: '      await keychain.deletePassword(id);\n',
      replace: '',
    },
    {
      what: 'A session is forgotten in the keyring',
      file: 'src/main/accounts/account-secrets.ts',
      find: '      await keychain.deletePassword(sessionEntry(id));\n      await keychain.deletePassword(id);',
      replace: '      await keychain.deletePassword(id);',
    },
    {
      what: 'The next start does not finish what was interrupted',
      file: 'src/main/accounts/account-changes.ts',
      find: 'of accounts.interrupted()',
      replace: 'of []',
    },
    {
      what: 'What can’t be deleted is gone from the list',
      file: 'src/main/accounts/account-changes.ts',
      find: 'accounts.update(id, { pending: null });\n        throw notDeleted(error);',
      replace: 'accounts.remove(id);\n        throw notDeleted(error);',
    },
    {
      what: 'A password that could not be saved is asked for all the same',
      file: 'src/main/accounts/account-changes.ts',
      find: 'if (!unknown && accounts.get(id).rejected === notSavedWhole) accounts.update(id, { rejected });',
      replace: '',
    },
    {
      what: 'A sign-in goes on while its account is deleted',
      file: 'src/main/accounts/account-changes.ts',
      find: '    tokens.forget(id);\n    try {\n      await secrets.forget(id)',
      replace: '    try {\n      await secrets.forget(id)',
    },
  ],
  async run({ count }) {
    const seed = Number(process.env['TOKENDOCK_SOAK_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    const root = await mkdtemp(join(tmpdir(), 'tokendock-divergence-'));
    const played = await Promise.all(
      Array.from({ length: streams }, (_, stream) =>
        playMany({ seed: seed + stream, runs: count(1000, 40) / streams, folder: join(root, `${stream}`) }),
      ),
    );
    await rm(root, { recursive: true, force: true });
    const sum = (pick: (one: Played) => number): number => played.map(pick).reduce((one, other) => one + other, 0);
    return {
      figures: {
        seed,
        sequences: sum(({ runs }) => runs),
        steps: sum(({ steps }) => steps),
        crashes: sum(({ crashes }) => crashes),
      },
      broken: played.flatMap(({ broken }) => broken),
    };
  },
};

interface Played {
  readonly runs: number;
  readonly steps: number;
  readonly crashes: number;
  readonly broken: readonly string[];
}

/** Ends at the first sequence that breaks something. */
async function playMany({ seed, runs, folder }: { seed: number; runs: number; folder: string }): Promise<Played> {
  const service = await startSecretService();
  const server = await startProvider('cloudidr');
  const desk = createKillableDesk(service.env);
  await mkdir(folder);
  let said: readonly string[] = [];
  const counted = { runs: 0, steps: 0 };
  const playOne = async (turns: readonly Turn[]): Promise<boolean> => {
    said = await play({ desk, service, server }, turns, await mkdtemp(join(folder, 'profile-')));
    counted.runs += 1;
    counted.steps += turns.reduce((sum, { steps }) => sum + steps.length, 0);
    await service.deleteItems();
    server.clearRequests();
    return said.length === 0;
  };
  const { failed, counterexample, counterexamplePath } = await fc.check(fc.asyncProperty(sequence, playOne), {
    seed,
    numRuns: runs,
    endOnFailure: true,
  });
  const crashes = desk.crashes();
  await desk.kill();
  await Promise.all([service.close(), server.close()]);
  const where = `seed ${seed}, path ${counterexamplePath}: ${JSON.stringify(counterexample?.[0])}`;
  return { ...counted, crashes, broken: failed ? [...said, `Seen with ${where}`] : [] };
}
