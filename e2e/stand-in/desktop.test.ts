import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFixture, type OpenFixture } from './fixture/open-fixture.ts';

let fixtureApp: OpenFixture;

const server = createServer((request, response) => {
  if (request.url === '/moved') response.writeHead(307, { location: '/target' }).end();
  else response.end(`${request.method} ${request.url} ${request.headers['content-length']}`);
});

function addressOf(listening: Server): AddressInfo {
  const info = listening.address();
  if (info === null || typeof info === 'string') throw new Error('the server does not listen');
  return info;
}

const address = (path: string): string => `http://127.0.0.1:${addressOf(server).port}${path}`;

interface Outcome {
  readonly answer: unknown;
  readonly redirects: unknown;
}

function isOutcome(value: unknown): value is Outcome {
  return typeof value === 'object' && value !== null && 'answer' in value && 'redirects' in value;
}

async function fetched(path: string, redirect: RequestRedirect): Promise<Outcome> {
  const outcome = await fixtureApp.invoke('fetch', address(path), redirect);
  if (!isOutcome(outcome)) throw new Error('the fixture answered something else');
  return outcome;
}

const isDark = (): Promise<boolean> =>
  fixtureApp.app.window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  fixtureApp = await openFixture();
}, 60_000);

afterAll(async () => {
  server.close();
  await fixtureApp[Symbol.asyncDispose]();
});

describe('the clipboard', () => {
  const hint = 'electron application/osclipboard;format="x-kde-passwordManagerHint"';

  it('takes all formats of an item at once', async () => {
    await fixtureApp.invoke('copy');
    const { clipboard } = fixtureApp.app;
    expect(await clipboard.formats()).toEqual(['text/plain', hint]);
    expect(await clipboard.readText()).toBe('the text');
    expect(await fixtureApp.invoke('paste')).toEqual({ text: 'the text', html: false });
  });

  it('loses them when something else is written', async () => {
    await fixtureApp.app.clipboard.writeText('from elsewhere');
    expect(await fixtureApp.invoke('paste')).toEqual({ text: 'from elsewhere', html: false });
    expect(await fixtureApp.app.clipboard.formats()).toEqual(['text/plain']);
    await fixtureApp.app.clipboard.clear();
    expect(await fixtureApp.app.clipboard.readText()).toBe('');
  });
});

describe('net.fetch', () => {
  it('answers as Electron does, without an address', async () => {
    const { answer } = await fetched('/plain', 'error');
    expect(answer).toEqual({ status: 200, text: 'POST /plain 5', url: '' });
  });

  it('rejects a redirect that it may not follow, and says where it led first', async () => {
    expect(await fetched('/moved', 'error')).toEqual({
      answer: "Error: Attempted to redirect, but redirect policy was 'error'",
      redirects: [address('/target')],
    });
    expect((await fetched('/moved', 'manual')).answer).toBe('Error: Redirect was cancelled');
  });

  it('follows where it may', async () => {
    expect((await fetched('/moved', 'follow')).answer).toMatchObject({ text: 'POST /target 5' });
  });

  it('names failures of the network as Chromium does', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = addressOf(closed);
    closed.close();
    const answers = [`http://127.0.0.1:${port}/`, 'http://127.0.0.1:1/', 'http://no.such.host.invalid/', 'ftp://x/'];
    const names = await Promise.all(answers.map((url) => fixtureApp.invoke('fetch', url, 'error')));
    expect(names.map((name) => (isOutcome(name) ? name.answer : name))).toEqual([
      'Error: net::ERR_CONNECTION_REFUSED',
      'Error: net::ERR_UNSAFE_PORT',
      'Error: net::ERR_NAME_NOT_RESOLVED',
      'Error: net::ERR_UNKNOWN_URL_SCHEME',
    ]);
  });
});

describe('a utility process', () => {
  it('exchanges copies with main until it is killed', async () => {
    expect(await fixtureApp.invoke('utility', { deep: [1, null] })).toEqual({
      answer: { echo: { deep: [1, null] }, arg: '--an-argument', type: 'utility' },
      code: 15,
      hadPid: true,
      pidAfter: undefined,
    });
  });
});

describe('the theme', () => {
  it('reaches the page, also while a test looks on and takes pictures', async () => {
    expect(await isDark()).toBe(false);
    expect(await fixtureApp.invoke('theme', 'dark')).toBe(true);
    await expect.poll(isDark).toBe(true);
    await fixtureApp.app.window.screenshot();
    expect(await isDark()).toBe(true);
    expect(await fixtureApp.invoke('theme', 'system')).toBe(false);
    await expect.poll(isDark).toBe(false);
  });
});

describe('a test', () => {
  it('can tell main of power events', async () => {
    await fixtureApp.app.power('resume');
    expect(await fixtureApp.invoke('log')).toContain('resume');
  });

  it('can hold main’s clock against its own', async () => {
    await fixtureApp.app.advanceClock(86_400_000);
    const answer = await fixtureApp.attempt('now');
    expect(Number(String(answer).slice('did '.length)) - Date.now()).toBeGreaterThan(86_000_000);
  });

  it('sees how long main was held up', async () => {
    await fixtureApp.app.resetLag();
    await fixtureApp.attempt('holdUp');
    const { maxMs } = await fixtureApp.app.lag();
    expect(maxMs).toBeGreaterThan(100);
    await fixtureApp.app.resetLag();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await fixtureApp.app.lag()).maxMs).toBeLessThan(maxMs);
  });
});
