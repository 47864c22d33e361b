import { createServer } from 'node:http';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { portOf } from '../../port-of.ts';
import { until } from '../../window-steps.ts';
import { accountsOf, must } from '../canaries/calls.ts';
import { openWorld } from '../canaries/world.ts';
import type { App } from '../canaries/world.ts';
import { createBroken } from '../check.ts';
import type { Check } from '../check.ts';
import { attempts, permissions } from '../page-attacks/attempts.ts';
import { electronegativityFindings } from '../page-attacks/electronegativity.ts';
import { pollute, showMarkup } from '../page-attacks/hostile-texts.ts';

const directives = [
  "default-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
];

type Expect = (holds: boolean, otherwise: string) => void;

export const check: Check = {
  id: '17',
  name: 'Page attacks',
  onElectron: 'navigation, windows and permissions are Electron’s own there; the stand-in asks the app’s rules',
  planted: [
    {
      what: 'The page may be led elsewhere',
      file: 'src/main/desktop/page-rules.ts',
      find: "contents.on('will-navigate', (event) => event.preventDefault());",
      replace: '',
    },
    {
      what: 'Every link is opened',
      file: 'src/main/desktop/page-rules.ts',
      find: 'if (isKnownLink(url)) void',
      replace: 'if (isKnownLink(url) || true) void',
    },
    {
      what: 'Permissions are granted on request',
      file: 'src/main/index.ts',
      find: 'setPermissionRequestHandler((_contents, _permission, answer) => answer(false))',
      replace: 'setPermissionRequestHandler((_contents, _permission, answer) => answer(true))',
    },
    {
      what: 'Permissions are there already',
      file: 'src/main/index.ts',
      find: 'setPermissionCheckHandler(() => false)',
      replace: 'setPermissionCheckHandler(() => true)',
    },
    {
      what: 'The policy lets scripts be written into the page',
      file: 'src/main/desktop/app-protocol.ts',
      find: '"script-src \'self\'"',
      replace: "\"script-src 'self' 'unsafe-inline' 'unsafe-eval'\"",
    },
    {
      what: 'The policy lets the page reach elsewhere',
      file: 'src/main/desktop/app-protocol.ts',
      find: '"default-src \'none\'"',
      replace: '"default-src *"',
    },
    {
      what: 'The policy lets the base address be changed',
      file: 'src/main/desktop/app-protocol.ts',
      find: '"base-uri \'none\'"',
      replace: '"base-uri *"',
    },
    {
      what: 'The policy lets forms be sent',
      file: 'src/main/desktop/app-protocol.ts',
      find: '"form-action \'none\'",',
      replace: '',
    },
    {
      what: 'A dropped file is opened',
      file: 'src/renderer/app/refuse-files.ts',
      find: 'event.preventDefault();',
      replace: '',
    },
    {
      what: 'The sandbox is not asked for',
      file: 'src/main/desktop/page-rules.ts',
      find: 'sandbox: true,',
      replace: '',
    },
    {
      what: 'Electronegativity finds something new',
      file: 'src/main/desktop/edit-menu.ts',
      find: 'export function bringEditMenu',
      replace: 'export const run = (url: string) => shell.openExternal(url);\nexport function bringEditMenu',
    },
  ],
  async run() {
    const { broken, expect } = createBroken();
    const world = await openWorld();
    const witness = await startWitness();
    const analysed = electronegativityFindings(process.cwd());
    analysed.catch(() => undefined);
    try {
      const app = await world.launch();
      const { window } = app;
      const policy = await policyOf(window);
      for (const directive of directives) expect(policy.includes(directive), `The policy lacks ${directive}.`);
      expect(!/unsafe-|\*/.test(policy), `The policy has what it should not: ${policy}`);
      await must(app, 'changeSettings', { quickOpenShortcut: 'CommandOrControl+Shift+K' });
      const preferences = await expectPreferences(app, expect);

      const pages = [window, await app.quickOpen()];
      for (const page of pages) await listen(page);
      for (const page of pages) {
        for (const { name, run } of attempts) await attack(app, page, { name, run, witness }, expect);
      }
      await dropFile(window);
      await unharmed(app, window, 'a dropped file', expect);
      // A form that was denied leaves a test waiting for its answer.
      await window.reload();
      await listen(window);
      await showMarkup(app, world);
      await pollute(app, world);
      await unharmed(app, window, 'markup and odd members', expect);
      const polluted = await window.evaluate(() => Reflect.get({}, 'polluted') !== undefined);
      expect(!polluted, 'The page’s objects have a member that a provider gave them.');
      expect((await accountsOf(app)).length === 3, 'Main no longer tells of its accounts.');
      for (const name of permissions) {
        const given = await app.permission(name);
        expect(given === null || !(given.requested || given.checked), `The permission ${name} is given.`);
      }
      const passed = (await app.blockedRequests()).filter(({ by }) => by === 'stand-in');
      expect(passed.length === 0, `The app would have let pass: ${passed.map(({ type }) => type).join(', ')}.`);
      expect((await app.openedLinks()).length === 0, 'A link was opened in the browser.');
      expect(witness.requests() === 0, `Elsewhere, ${witness.requests()} requests arrived.`);
      expect(!app.logs().includes('Unexpected: '), 'Main logged an error that it did not expect.');
      const { found, unexplained } = await analysed;
      for (const finding of unexplained) expect(false, `Electronegativity: ${finding}.`);
      return {
        figures: {
          attempts: attempts.length,
          pages: pages.length,
          permissions: permissions.length,
          windowsWithPreferences: preferences,
          requestsElsewhere: witness.requests(),
          electronegativityFindings: found,
          unexplained: unexplained.length,
        },
        broken,
      };
    } finally {
      await world.close();
      await witness.close();
    }
  },
};

/** Long enough for what is tried to happen, in ms. */
const settleMs = 60;
/** And for a page to be closed that was denied. */
const closingMs = 5000;

interface Attack {
  readonly name: string;
  readonly run: (address: string) => void;
  readonly witness: { readonly address: string };
}

async function attack(app: App, page: Page, { name, run, witness }: Attack, expect: Expect): Promise<void> {
  await page.evaluate(run, witness.address).catch(() => undefined);
  await sleep(settleMs);
  await unharmed(app, page, name, expect);
}

/** The page is where it was, answers, and nothing that it tried has run; there is no page beside ours. */
async function unharmed(app: App, page: Page, name: string, expect: Expect): Promise<void> {
  const ran = await page.evaluate(() => String(Reflect.get(globalThis, 'ran') ?? 'gone')).catch(() => 'no answer');
  expect(ran === '', `${name}: ${ran === 'gone' ? 'the page was left' : ran}.`);
  if (ran !== '') await listen(page);
  expect(/^(app|https):\/\/tokendock/.test(page.url()), `${name}: the page is at another address.`);
  // The window, the quick search and, in the stand-in, the tray. There, Chromium begins a page before the app is asked.
  const ours = app.host === 'stand-in' ? 3 : 2;
  const pages = await until(
    async () => page.context().pages().length,
    (length) => length === ours,
    closingMs,
  );
  expect(pages === ours, `${name}: there are ${pages} pages.`);
}

/** Notes what runs in the page. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    Reflect.set(globalThis, 'ran', '');
    globalThis.attacked = (how) => Reflect.set(globalThis, 'ran', `${Reflect.get(globalThis, 'ran')} ${how}`);
  });
}

async function policyOf(page: Page): Promise<string> {
  const response = await page.reload();
  return response?.headers()['content-security-policy'] ?? '';
}

/** Of every window, as the app asked for them. */
async function expectPreferences(app: App, expect: Expect): Promise<number> {
  await app.quickOpen();
  const all = await app.webPreferences();
  for (const given of all) {
    expect(given.sandbox === true && given.contextIsolation === true, 'A window is not sandboxed and isolated.');
    expect(given.nodeIntegration === false, 'A window has Node.');
    const never = [
      given.nodeIntegrationInWorker,
      given.nodeIntegrationInSubFrames,
      given.webviewTag,
      given.allowRunningInsecureContent,
      given.experimentalFeatures,
      given.navigateOnDragDrop,
      given.enableBlinkFeatures,
    ];
    expect(never.every((each) => !each) && given.webSecurity !== false, 'A window allows what none should.');
  }
  expect(all.length === 2, `There are ${all.length} windows instead of two.`);
  return all.length;
}

/** As a person drops it from the desktop. */
async function dropFile(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: [import.meta.filename], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await client.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
  }
  await client.detach();
  await sleep(settleMs);
}

/** Counts whatever reaches it. */
async function startWitness() {
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    response.end('attacked("remote")');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    address: `http://127.0.0.1:${portOf(server)}`,
    requests: () => requests,
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}
