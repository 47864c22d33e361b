import { countTextsWith, searchFor } from '../../canaries.ts';
import { choose, openForm } from '../../window-steps.ts';
import { accountsOf } from '../canaries/calls.ts';
import { documentOf, heapOf } from '../../page-memory.ts';
import { scanRenderers } from '../canaries/renderer-memory.ts';
import { addAndSignIn, copyEverything, fail, lock, lookAtEverything, saveForm } from '../canaries/ways.ts';
import { openWorld } from '../canaries/world.ts';
import type { App, World } from '../canaries/world.ts';
import { createBroken } from '../check.ts';
import type { Check } from '../check.ts';

export const check: Check = {
  id: '2',
  name: 'Canary in the renderer',
  onElectron: 'the memory is that of a Chromium whose messages from main come over another wire',
  planted: [
    {
      what: 'A copy answers with the token',
      file: 'src/main/tokens/copy-token.ts',
      find: 'return { as, expiresAt: expiresAt(session, clock), clearsAt };',
      replace: 'return { as, expiresAt: expiresAt(session, clock), clearsAt, token: session.accessToken.reveal() };',
    },
    {
      what: 'The details tell what a provider repeats in them',
      file: 'src/main/accounts/account-details.ts',
      find: '.filter((each) => each != null)',
      replace: '.filter((each) => each != null && false)',
    },
    {
      what: 'A password field is left as it was',
      file: 'src/renderer/account-form/password-field.tsx',
      find: "field.defaultValue = '';",
      replace: '',
    },
    {
      what: 'A draft is kept in the page’s storage',
      file: 'src/renderer/account-form/use-account-form.ts',
      find: 'setSaving(true);',
      replace: "setSaving(true);\n      sessionStorage.setItem('draft', JSON.stringify(typed));",
    },
  ],
  async run({ count }) {
    const { broken, expect } = createBroken();
    const figures = { rounds: 0, messages: 0, secrets: 0, processesScanned: 0, megabytesScanned: 0, formsClosed: 0 };
    let leaks = 0;
    const none = (found: number, otherwise: string): void => {
      leaks += found;
      expect(found === 0, `${otherwise} (${found}).`);
    };

    const lookAtPage = async (app: App, world: World): Promise<void> => {
      const messages = await app.messagesToRenderer();
      figures.messages += messages.length;
      figures.secrets = Math.max(figures.secrets, world.secrets().length);
      none(countTextsWith(messages, world.secrets()), 'Messages to the window held a secret');
      none(
        countTextsWith([await documentOf(app.window)], world.secrets()),
        'The document or its storage held a secret',
      );
    };

    /** What no page has been given in this run; a label shows that the search would find it. */
    const lookAtMemory = async (app: App, secrets: readonly string[], label: string): Promise<void> => {
      if (process.platform !== 'linux') return;
      const { found, processes, megabytes } = await scanRenderers(app, searchFor([...secrets, label]));
      figures.processesScanned += processes;
      figures.megabytesScanned += megabytes;
      expect(found.delete(secrets.length), 'The search of the memory did not even find a label.');
      none(found.size, 'The memory of the renderers held secrets');
    };

    for (let round = 0; round < count(4, 1); round++) {
      const world = await openWorld();
      try {
        const first = await world.launch();
        await addAndSignIn(first, world, round);
        await lookAtPage(first, world);
        await first.close();
        const stored = world.secrets();

        const app = await world.launch();
        await copyEverything(app);
        await lookAtEverything(app);
        await lock(app, world);
        await fail(app, world, round, count(1, 3));
        await lookAtPage(app, world);
        await lookAtMemory(app, [...stored, ...issuedBy(world)], `typed-${round}`);
        figures.formsClosed += await closeForms(app, world, round, expect);
        figures.rounds += 1;
      } finally {
        await world.close();
      }
    }
    return { figures: { ...figures, leaks }, broken };
  },
};

const issuedBy = ({ servers }: World): string[] => Object.values(servers).flatMap(({ issuedTokens }) => issuedTokens);

/** Types a password, and closes the form by each of its ways: then nothing of the page must lead to it. */
async function closeForms(
  app: App,
  world: World,
  round: number,
  expect: (holds: boolean, otherwise: string) => void,
): Promise<number> {
  const { window } = app;
  const label = `typed-${round}`;
  const dialog = window.getByRole('dialog');
  const ways: readonly (readonly [string, () => Promise<void>, () => Promise<void>])[] = [
    ['saving', () => choose(window, label, /Edit/), () => saveForm(app)],
    ['giving up', () => openForm(window), () => dialog.getByRole('button', { name: 'Cancel' }).click()],
  ];
  for (const [way, open, close] of ways) {
    // As V8 lists it in JSON: without anything to escape.
    const typed = world.newSecret('host');
    world.servers.cloudidr.addUser({ username: label, email: `${label}@example.com`, password: typed });
    await open();
    await dialog.getByLabel('Password').focus();
    await window.keyboard.insertText(typed);
    const search = searchFor([typed]);
    expect(search.isIn(await heapOf(window)), `Before ${way}, the search of the heap did not find what was typed.`);
    await close();
    await dialog.waitFor({ state: 'detached' });
    expect(!search.isIn(Buffer.from(await documentOf(window))), `After ${way}, the document holds what was typed.`);
    expect(!search.isIn(await heapOf(window)), `After ${way}, what was typed can still be reached in the heap.`);
  }
  expect((await accountsOf(app)).length > 0, 'The window has lost its accounts.');
  return ways.length;
}
