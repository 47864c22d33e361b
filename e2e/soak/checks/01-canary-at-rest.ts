import { setTimeout as sleep } from 'node:timers/promises';
import { relative } from 'node:path';
import { countTextsWith } from '../../canaries.ts';
import { accountsOf, call, draftFor, must } from '../canaries/calls.ts';
import { publicTexts } from '../canaries/processes.ts';
import {
  addAndSignIn,
  copyEverything,
  copyTokens,
  deleteOne,
  edit,
  fail,
  lock,
  lookAtEverything,
  setProxy,
  transfer,
} from '../canaries/ways.ts';
import { openWorld } from '../canaries/world.ts';
import type { App, World } from '../canaries/world.ts';
import { createBroken } from '../check.ts';
import type { Check } from '../check.ts';

export const check: Check = {
  id: '1',
  name: 'Canary at rest',
  onElectron: 'Chromium’s own files and crash dumps are those of Chromium under the stand-in',
  planted: [
    {
      what: 'A provider’s words are kept although they repeat the password',
      file: 'src/main/providers/words.ts',
      find: 'secrets.some((secret) => repeats(text, secret.reveal()))',
      replace: 'false',
    },
    {
      what: 'A token is logged',
      file: 'src/main/tokens/fresh-token.ts',
      find: 'sessions.set(id, session);\n    failures.delete(id);',
      replace: 'sessions.set(id, session);\n    console.warn(session.accessToken.reveal());\n    failures.delete(id);',
    },
    {
      what: 'An export is not encrypted',
      file: 'src/main/transfer/export-accounts.ts',
      find: 'replaceFile(file, await seal(from.age, writeTransfer(whole, from.now()), new Secret(passphrase)));',
      replace:
        'replaceFile(file, await seal(from.age, writeTransfer(whole, from.now()), new Secret(passphrase)));\n  replaceFile(`${file}.plain`, writeTransfer(whole, from.now()));',
    },
    {
      what: 'The record says in base64 which password it was',
      file: 'src/main/accounts/account-changes.ts',
      find: "attempts: [],\n      pending: 'adding',",
      replace:
        "attempts: [],\n      choice: { id: Buffer.from(`x${password?.reveal()}y`).toString('base64'), name: '' },\n      pending: 'adding',",
    },
  ],
  async run({ count }) {
    const { broken, expect } = createBroken();
    const figures = { rounds: 0, scans: 0, filesRead: 0, megabytesRead: 0, secrets: 0, copies: 0, refusals: 0 };
    let leaks = 0;

    const look = async (world: World, app: App, when: string): Promise<void> => {
      const { found, files, bytes } = await world.scan();
      const texts = [app.logs(), ...(process.platform === 'linux' ? await publicTexts(app.pid) : [])];
      const told = countTextsWith(texts, world.secrets());
      figures.scans += 1;
      figures.filesRead += files;
      figures.megabytesRead += bytes / 1e6;
      figures.secrets = Math.max(figures.secrets, world.secrets().length);
      leaks += found.length + told;
      const places = found.map((path) => relative(world.folder, path)).join(', ');
      expect(found.length === 0, `${when}: ${found.length} files hold a secret: ${places}.`);
      expect(told === 0, `${when}: the log or a command line holds a secret.`);
    };

    for (let round = 0; round < count(5, 1); round++) {
      const world = await openWorld();
      try {
        const app = await world.launch();
        await addAndSignIn(app, world, round);
        figures.copies += await copyEverything(app);
        figures.refusals += await fail(app, world, round, count(1, 3));
        await edit(app, world, round);
        await lookAtEverything(app);
        await transfer(app, world, count(2, 1));
        await setProxy(app, world);
        await lock(app, world);
        await deleteOne(app);
        await look(world, app, 'While it runs');
        await app.close();
        await look(world, app, 'After a quit');
        await crash(world, round, look);
        figures.rounds += 1;
      } finally {
        await world.close();
      }
    }
    if (process.platform === 'linux') await withoutKeychain(look);
    figures.megabytesRead = Math.round(figures.megabytesRead);
    return { figures: { ...figures, leaks }, broken };
  },
};

type Look = (world: World, app: App, when: string) => Promise<void>;

/** The next run copies what the last one kept, and is killed in the midst of saving and signing in. */
async function crash(world: World, round: number, look: Look): Promise<void> {
  const app = await world.launch();
  await copyTokens(app);
  for (const server of Object.values(world.servers)) server.delayMs = 50;
  const draft = draftFor(world.servers.cloudio, `crash-${round}`, world.newSecret());
  const busy = [
    call(app, 'addAccount', draft),
    ...(await accountsOf(app)).map(({ id }) => call(app, 'signIn', { id })),
  ];
  await sleep(30 + 40 * round);
  const ended = Promise.allSettled(busy);
  await app.kill();
  await ended;
  await look(world, app, 'After a crash');
}

/** Secrets that live in memory only, for want of a keychain. */
async function withoutKeychain(look: Look): Promise<void> {
  const world = await openWorld({ situation: 'no-service' });
  try {
    const app = await world.launch();
    await must(app, 'keepSecretsInMemory');
    await addAndSignIn(app, world, 0);
    await copyTokens(app);
    await look(world, app, 'Without a keychain');
    await app.close();
    await look(world, app, 'Without a keychain, after a quit');
  } finally {
    await world.close();
  }
}
