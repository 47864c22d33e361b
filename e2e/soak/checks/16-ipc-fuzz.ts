import type { Page } from 'playwright-core';
import { callNames } from '../../../src/contract/calls.ts';
import type { CallHandlers, CallName } from '../../../src/contract/calls.ts';
import { bindCalls } from '../../../src/main/ipc.ts';
import { fittingCalls } from '../../../src/main/testing/fitting-calls.ts';
import type { Caller } from '../../stand-in/control/callers.ts';
import { accountsOf, draftFor, must } from '../canaries/calls.ts';
import { openWorld } from '../canaries/world.ts';
import type { App } from '../canaries/world.ts';
import { createBroken } from '../check.ts';
import type { Check } from '../check.ts';
import { badPayload, badPayloadSource } from '../ipc-fuzz/bad-payload.ts';

const strangers: readonly Caller[] = [
  'no frame',
  'a frame within',
  'another page',
  'another window',
  'a frame that is gone',
];
const misfit = 'The call does not fit its schema.';
const stranger = 'This page may not call Tokendock.';
const batchSize = 250;

export const check: Check = {
  id: '16',
  name: 'IPC fuzz',
  onElectron: 'frames and senders are Electron’s own there, and messages cross by Chromium’s own clone',
  planted: [
    {
      what: 'A call takes more than its schema has',
      file: 'src/contract/calls.ts',
      find: 'const id = z.strictObject({ id: z.uuid() });',
      replace: 'const id = z.object({ id: z.uuid() });',
    },
    {
      what: 'A call takes an id that is none',
      file: 'src/contract/calls.ts',
      find: 'applyImport: z.strictObject({ ticket: z.uuid() }),',
      replace: 'applyImport: z.strictObject({ ticket: z.any() }),',
    },
    {
      what: 'A frame that is null is trusted',
      file: 'src/main/desktop/our-page.ts',
      find: 'isOurWindow(sender) && senderFrame?.parent === null &&',
      replace: 'senderFrame === null || isOurWindow(sender) && senderFrame.parent === null &&',
    },
    {
      what: 'A frame within the page is trusted',
      file: 'src/main/desktop/our-page.ts',
      find: 'senderFrame?.parent === null &&',
      replace: 'senderFrame !== null &&',
    },
    {
      what: 'There is a channel beside the contract',
      file: 'src/main/index.ts',
      find: "app.on('second-instance'",
      replace: "ipcMain.handle('tokendock:debug', () => process.memoryUsage());\n  app.on('second-instance'",
    },
  ],
  async run({ count }) {
    const { broken, expect } = createBroken();
    const seed = Date.now() % 1_000_000;
    const perCall = count(10_000, 500);
    const passed = await fuzzSchemas(perCall, seed);
    for (const [name, times] of passed)
      expect(false, `${name}: ${times} bad payloads reached its handler (seed ${seed}).`);

    const world = await openWorld();
    try {
      const app = await world.launch();
      const draft = draftFor(world.servers.cloudidr, 'prod', world.newSecret());
      const { id } = await must(app, 'addAccount', draft);
      const before = JSON.stringify(await must(app, 'loadState'));
      const throughPage = count(1000, 40);
      let sent = 0;
      for (const name of callNames) {
        const { refused, otherwise } = await fuzzThroughPage(app.window, name, throughPage, seed);
        sent += refused + otherwise;
        expect(otherwise === 0, `${name}: ${otherwise} bad payloads from the page were not refused (seed ${seed}).`);
      }
      const channels = (await app.channels()).toSorted();
      const contract = callNames.map((name) => `tokendock:${name}`).toSorted();
      expect(
        channels.join() === contract.join(),
        `Main answers on ${channels.length} channels: ${channels.join(', ')}.`,
      );
      expect((await accountsOf(app)).length === 1, 'The account is gone.');
      expect(JSON.stringify(await must(app, 'loadState')) === before, 'Something has changed in what main tells.');
      expect(!/Unexpected|Error occurred/.test(app.logs()), 'Main logged an error that it did not expect.');
      // At the end: a call that gets through does what it says.
      const fromStrangers = await callAsStranger(app, id, expect);
      const calls = callNames.length;
      return {
        figures: {
          calls,
          payloads: calls * perCall,
          throughPage: sent,
          fromStrangers,
          channels: channels.length,
          seed,
        },
        broken,
      };
    } finally {
      await world.close();
    }
  },
};

/** How many payloads reached each handler; main's side runs here. */
async function fuzzSchemas(perCall: number, seed: number): Promise<Map<CallName, number>> {
  const runs = new Map<string, (event: Electron.IpcMainInvokeEvent, input: unknown) => unknown>();
  const reached = new Map<CallName, number>();
  const handlers: CallHandlers = new Proxy(Object.create(null), {
    get: (_target, name: CallName) => () => reached.set(name, (reached.get(name) ?? 0) + 1),
  });
  bindCalls({ handle: (channel: string, run) => void runs.set(channel, run) }, handlers, () => true);
  for (const name of callNames) {
    const run = runs.get(`tokendock:${name}`);
    for (let index = 0; index < perCall; index++) {
      const payload = structuredClone(badPayload(seed + index, fittingCalls[name]));
      const answer = JSON.stringify(await run?.(Object.create(null), payload));
      if (!answer.includes(misfit)) reached.set(name, (reached.get(name) ?? 0) + 1);
    }
  }
  return reached;
}

/** The same from the page to the app itself. */
async function fuzzThroughPage(page: Page, name: CallName, count: number, seed: number) {
  const total = { refused: 0, otherwise: 0 };
  for (let first = 0; first < count; first += batchSize) {
    const size = Math.min(batchSize, count - first);
    const source = `(() => {
      ${badPayloadSource}
      const fitting = ${JSON.stringify(fittingCalls[name]) ?? 'undefined'};
      const payloads = Array.from({ length: ${size} }, (_, index) => badPayload(${seed + first} + index, fitting));
      return Promise.all(payloads.map((payload) => window.tokendock.call('${name}', payload)));
    })()`;
    const answers: unknown[] = await page.evaluate(source);
    const refused = answers.filter((answer) => JSON.stringify(answer).includes(misfit)).length;
    total.refused += refused;
    total.otherwise += size - refused;
  }
  return total;
}

/** Every call, from everywhere that is not our page; and one from it, which shows that the way is open. */
async function callAsStranger(
  app: App,
  id: string,
  expect: (holds: boolean, otherwise: string) => void,
): Promise<number> {
  const own = JSON.stringify(await app.callFrom('own', 'tokendock:accountDetails', { id }));
  expect(own.includes('"ok":true'), 'A call from the page itself is refused as well.');
  let calls = 0;
  for (const caller of strangers) {
    for (const name of callNames) {
      const answer = JSON.stringify(await app.callFrom(caller, `tokendock:${name}`, fittingCalls[name]));
      calls += 1;
      expect(answer.includes(stranger), `${name}: a call from ${caller} was not refused.`);
    }
  }
  return calls;
}
