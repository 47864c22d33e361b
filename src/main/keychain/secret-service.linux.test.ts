import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { forkKeychainWorker } from '../../../e2e/secret-service-worker.ts';
import { startSecretService } from '../../../e2e/secret-service.ts';
import type { SecretService, SecretServiceOptions } from '../../../e2e/secret-service.ts';
import { maxValueLength } from './accepted.ts';
import { createKeychainClient } from './client.ts';
import type { KeychainClient } from './client.ts';
import type { KeychainWorker } from './running-worker.ts';
import { watchOwnLag } from './testing/own-lag.ts';

// The real process, and a real gnome-keyring on a bus of its own.
let service: SecretService;
let keychain: KeychainClient;
let workers: KeychainWorker[];

async function begin(options?: SecretServiceOptions): Promise<void> {
  service = await startSecretService(options);
  workers = [];
  keychain = createKeychainClient({
    startWorker() {
      const worker = forkKeychainWorker(service.env);
      workers.push(worker);
      return worker;
    },
    surroundings: { platform: 'linux', desktop: 'GNOME' },
  });
}

afterEach(async () => {
  keychain.end();
  await service.close();
});

interface Outcome {
  readonly value?: unknown;
  readonly code?: unknown;
  readonly message?: string;
  readonly ms: number;
  /** The longest that this process's event loop stood still meanwhile by our own doing. */
  readonly lagMs: number;
}

async function measure(call: () => Promise<unknown>): Promise<Outcome> {
  const lag = watchOwnLag();
  const start = performance.now();
  const times = (): { ms: number; lagMs: number } => ({ ms: performance.now() - start, lagMs: lag.stop() });
  try {
    return { value: await call(), ...times() };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { code: 'code' in error ? error.code : null, message: error.message, ...times() };
  }
}

/** A standstill or a slow start of our own making would be in every round; a busy machine makes one in some. */
function median(three: readonly number[]): number {
  return three.toSorted((one, other) => one - other)[1] ?? Number.NaN;
}

const values = {
  'a password': 'correct horse battery staple',
  'a JSON text': '{"password":"x"}',
  umlauts: 'Grüße, 密码',
  emoji: '😀👩‍👩‍👧',
  'nothing at all': '',
  'a line break': 'a\nb\r\n',
  NUL: 'a\0b\0',
  'lone surrogates': '\udc00a\ud800',
  'our own mark': 'tokendock:json:"x"',
  '5,000 characters': 'x'.repeat(5000),
  'the longest value': '\u{1f600}'.repeat(maxValueLength / 2),
};

test.for(Object.entries(values))('%s comes back identical, can be replaced and deleted', async ([, value]) => {
  await begin();
  expect(await keychain.getPassword('a:session')).toBeNull();
  expect(await keychain.deletePassword('a:session')).toBe(false);
  await keychain.setPassword('a:session', 'an earlier value');
  await keychain.setPassword('a:session', value);
  expect((await keychain.getPassword('a:session')) === value).toBe(true);
  expect(await keychain.deletePassword('a:session')).toBe(true);
  expect(await keychain.getPassword('a:session')).toBeNull();
});

test('another program finds what was kept, under the service Tokendock, and nothing that was deleted', async () => {
  await begin();
  await keychain.setPassword('a', 'Grüße 😀');
  await keychain.setPassword('a:session', '{"accessToken":"x"}');
  await keychain.setPassword('b', 'gone');
  await keychain.deletePassword('b');
  const items = await service.items();
  expect(items.toSorted((one, other) => one.account.localeCompare(other.account))).toEqual([
    { label: 'keyring:a@Tokendock', account: 'a', secret: 'Grüße 😀' },
    { label: 'keyring:a:session@Tokendock', account: 'a:session', secret: '{"accessToken":"x"}' },
  ]);
});

test('a value outlives the process, which is replaced before it holds too many connections to the bus', async () => {
  await begin();
  await keychain.setPassword('a', 'secret');
  const many = Array.from({ length: 250 }, () => keychain.getPassword('a'));
  expect(new Set(await Promise.all(many))).toEqual(new Set(['secret']));
  expect(await keychain.getPassword('a')).toBe('secret');
  expect(workers).toHaveLength(2);
});

test.for([
  [
    'no-service',
    'No keychain is running. Install gnome-keyring, sign out of the desktop and in again, then try again.',
  ],
  ['no-bus', 'No keychain is running. Install gnome-keyring, sign out of the desktop and in again, then try again.'],
] as const)('with %s, every call says what to install, and nothing is kept anywhere', async ([situation, message]) => {
  await begin({ situation });
  const calls = [
    () => keychain.getPassword('a'),
    () => keychain.setPassword('a', 'secret'),
    () => keychain.deletePassword('a'),
    // Not in the kernel's keyring either, where the library would put it if it were not pinned.
    () => keychain.getPassword('a'),
  ];
  for (const call of calls) {
    const outcome = await measure(call);
    expect(outcome).toMatchObject({ code: 'keychain-unavailable', message });
    expect(outcome.ms).toBeLessThan(5000);
  }
});

test('without a default keyring, every call says how to make one; none takes it for an empty one', async () => {
  await begin();
  await keychain.setPassword('a', 'secret');
  await service.loseKeyring();
  const calls = [
    () => keychain.getPassword('a'),
    () => keychain.setPassword('a', 'another'),
    () => keychain.deletePassword('a'),
  ];
  for (const call of calls) {
    expect(await measure(call)).toMatchObject({
      code: 'keychain-unavailable',
      message: expect.stringContaining('The keychain has no default keyring. Create one'),
    });
  }
  await service.findKeyring();
  expect(await keychain.getPassword('a')).toBe('secret');
});

test('looking for what is not there leaves nothing behind', async () => {
  await begin();
  expect(await keychain.getPassword('a')).toBeNull();
  expect(await keychain.deletePassword('a')).toBe(false);
  expect(await service.items()).toEqual([]);
});

test('locked, with the prompt unanswered, fails after 3 s without disturbing main, and works after unlocking', async () => {
  await begin({ prompt: 'unanswered' });
  await keychain.setPassword('a', 'secret');
  const calls = [
    () => keychain.getPassword('a'),
    () => keychain.setPassword('a', 'another'),
    () => keychain.deletePassword('a'),
  ];
  const lags: number[] = [];
  const recoveries: number[] = [];
  for (const call of calls) {
    await service.lock();
    const outcome = await measure(call);
    expect(outcome).toMatchObject({
      code: 'keychain-timed-out',
      message: 'The keychain did not answer. If it asks to be unlocked, unlock it, then try again.',
    });
    expect(outcome.ms).toBeGreaterThan(2990);
    expect(outcome.ms).toBeLessThan(3500);
    lags.push(outcome.lagMs);

    await service.unlock();
    const recovery = await measure(() => keychain.getPassword('a'));
    expect(recovery.value).toBe('secret');
    recoveries.push(recovery.ms);
  }
  expect(median(lags)).toBeLessThan(50);
  expect(median(recoveries)).toBeLessThan(1000);
});

test('locked and unanswered, fifty calls at once fail together, and none is carried out later', async () => {
  await begin({ prompt: 'unanswered' });
  await keychain.setPassword('a', 'secret');
  await service.lock();
  const calls = Array.from({ length: 50 }, (_, index) => keychain.setPassword('a', `another ${index}`));
  const outcome = await measure(() => Promise.allSettled(calls));
  expect(outcome.ms).toBeLessThan(3500);
  expect(outcome.value).toEqual(
    calls.map(() => ({ status: 'rejected', reason: expect.objectContaining({ code: 'keychain-timed-out' }) })),
  );
  await service.unlock();
  expect(await keychain.getPassword('a')).toBe('secret');
  expect(workers).toHaveLength(2);
});

test('locked, with the prompt dismissed, every call says so; the value survives', async () => {
  await begin({ prompt: 'dismissed' });
  await keychain.setPassword('a', 'secret');
  await service.lock();
  const calls = [
    () => keychain.getPassword('a'),
    () => keychain.setPassword('a', 'another'),
    () => keychain.setPassword('new', 'another'),
    () => keychain.deletePassword('a'),
  ];
  for (const call of calls) {
    expect(await measure(call)).toMatchObject({
      code: 'keychain-locked',
      message: 'The keychain is locked. Unlock it and try again.',
    });
  }
  await service.unlock();
  expect(await keychain.getPassword('a')).toBe('secret');
  expect(await keychain.getPassword('new')).toBeNull();
});

test('a frozen daemon is a keychain that did not answer, within 5 s and for the whole queue; thawed, it works', async () => {
  await begin();
  await keychain.setPassword('a', 'secret');
  const lags: number[] = [];
  for (let round = 1; round <= 3; round += 1) {
    service.freeze();
    const calls = [keychain.getPassword('a'), keychain.setPassword('b', 'x'), keychain.deletePassword('a')];
    const outcome = await measure(() => Promise.allSettled(calls));
    expect(outcome.value).toEqual(
      calls.map(() => ({ status: 'rejected', reason: expect.objectContaining({ code: 'keychain-timed-out' }) })),
    );
    expect(outcome.ms).toBeLessThan(5000);
    lags.push(outcome.lagMs);

    service.thaw();
    expect(await keychain.getPassword('a')).toBe('secret');
  }
  expect(median(lags)).toBeLessThan(50);
});

test('a daemon that was killed is missed, and found again when it is back', async () => {
  await begin();
  await keychain.setPassword('a', 'secret');
  await service.killDaemon();
  await expect(keychain.getPassword('a')).rejects.toMatchObject({ code: 'keychain-unavailable' });
  await service.restartDaemon();
  expect(await keychain.getPassword('a')).toBe('secret');
});

test('a daemon that is killed in mid-call is missed at once', async () => {
  await begin();
  await keychain.setPassword('a', 'secret');
  // Once with a connection of its own, once with one that was kept.
  for (const name of ['b', 'a']) {
    service.freeze();
    const call = measure(() => keychain.getPassword(name));
    await pause(500);
    await service.killDaemon();
    expect(await call).toMatchObject({
      code: 'keychain-unavailable',
      message: expect.stringMatching(/^No keychain is/),
    });
    await service.restartDaemon();
    expect(await keychain.getPassword('a')).toBe('secret');
  }
});

test('a daemon that was restarted between two calls is not noticed', async () => {
  await begin();
  await keychain.setPassword('a', 'secret');
  await service.killDaemon();
  await service.restartDaemon();
  expect(await keychain.getPassword('a')).toBe('secret');
  expect(workers).toHaveLength(1);
});

test('a process that dies during a call fails that call; the next one works', async () => {
  await begin({ prompt: 'unanswered' });
  await keychain.setPassword('a', 'secret');
  await service.lock();
  const call = measure(() => keychain.getPassword('a'));
  setTimeout(() => process.kill(workers[0]?.pid ?? 0, 'SIGSEGV'), 200);
  expect(await call).toMatchObject({ code: 'keychain-unavailable' });
  await service.unlock();
  expect(await keychain.getPassword('a')).toBe('secret');
});
