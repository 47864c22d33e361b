import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { maxValueLength } from './accepted.ts';
import { createKeychainClient } from './client.ts';
import type { KeychainClient } from './client.ts';
import { FakeWorker } from './testing/fake-worker.ts';
import { troubles } from './trouble.ts';

let workers: FakeWorker[];
let keychain: KeychainClient;
const latest = (): FakeWorker => workers.at(-1) ?? expect.fail('No worker was started');
const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
/** The error's code, or what the call gave. */
const outcome = (call: Promise<unknown>): Promise<unknown> =>
  call.catch((error: unknown) => (error instanceof Error && 'code' in error ? error.code : error));

beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  keychain = createKeychainClient({
    startWorker() {
      workers.push(new FakeWorker());
      return latest();
    },
    surroundings: { platform: 'linux', desktop: 'GNOME' },
  });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a call', () => {
  test('starts the process when it is first needed, and the next one uses it again', async () => {
    expect(workers).toHaveLength(0);
    const first = keychain.getPassword('a');
    latest().answer({ ok: true, value: 'secret' });
    expect(await first).toBe('secret');
    const second = keychain.getPassword('b');
    latest().answer({ ok: true, value: null });
    expect(await second).toBeNull();
    expect(workers).toHaveLength(1);
  });

  test('says what was asked', async () => {
    const calls = [keychain.setPassword('a', 'secret'), keychain.deletePassword('a')];
    latest().answer({ ok: true, value: null });
    await settled();
    latest().answer({ ok: true, value: true });
    expect(await Promise.all(calls)).toEqual([undefined, true]);
    expect(latest().questions).toEqual([
      { id: 1, verb: 'set', account: 'a', value: 'secret' },
      { id: 2, verb: 'delete', account: 'a' },
    ]);
  });

  test.for(troubles)('that meets trouble (%s) fails with a code and words of ours', async (trouble) => {
    const call = keychain.getPassword('a');
    latest().answer({ ok: false, trouble });
    await expect(call).rejects.toMatchObject({
      name: 'TokendockError',
      code: expect.stringMatching(/^keychain-/),
    });
  });

  test('with a value that is too long is refused before anything is sent', async () => {
    await expect(keychain.setPassword('a', 'x'.repeat(maxValueLength + 1))).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(workers).toHaveLength(0);
  });

  test.for(['', 'a#0.1', 'a b', 'a\0', 'x'.repeat(101)])('with the bad name %j is our own mistake', async (name) => {
    await expect(keychain.getPassword(name)).rejects.toBeInstanceOf(TypeError);
    await expect(keychain.setPassword(name, 'x')).rejects.toBeInstanceOf(TypeError);
    await expect(keychain.deletePassword(name)).rejects.toBeInstanceOf(TypeError);
    expect(workers).toHaveLength(0);
  });
});

describe('the queue', () => {
  test('has one call in flight', async () => {
    const calls = ['a', 'b', 'c'].map((account) => keychain.getPassword(account));
    await settled();
    for (const [index, value] of ['1', '2', '3'].entries()) {
      expect(latest().questions).toHaveLength(index + 1);
      latest().answer({ ok: true, value });
      await settled();
    }
    expect(await Promise.all(calls)).toEqual(['1', '2', '3']);
  });

  test('counts the deadline of a call from when it is sent', async () => {
    const first = outcome(keychain.getPassword('a'));
    const second = outcome(keychain.getPassword('b'));
    await vi.advanceTimersByTimeAsync(2900);
    latest().answer({ ok: true, value: '1' });
    await vi.advanceTimersByTimeAsync(2900);
    latest().answer({ ok: true, value: '2' });
    expect(await Promise.all([first, second])).toEqual(['1', '2']);
  });

  test('fails as a whole at the first missed deadline, after 3 s, and the process is killed', async () => {
    const calls = ['a', 'b', 'c'].map((account) => outcome(keychain.getPassword(account)));
    await vi.advanceTimersByTimeAsync(2999);
    expect(latest().killed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await Promise.all(calls)).toEqual(['keychain-timed-out', 'keychain-timed-out', 'keychain-timed-out']);
    expect(latest().questions).toHaveLength(1);
    expect(latest().killed).toBe(true);
  });

  test('fails as a whole when the keychain is locked: each further call would raise another prompt', async () => {
    const calls = ['a', 'b', 'c'].map((account) => outcome(keychain.getPassword(account)));
    latest().answer({ ok: false, trouble: 'locked' });
    expect(await Promise.all(calls)).toEqual(['keychain-locked', 'keychain-locked', 'keychain-locked']);
    expect(latest().questions).toHaveLength(1);
  });

  test('goes on after trouble with one entry', async () => {
    const calls = ['a', 'b'].map((account) => outcome(keychain.getPassword(account)));
    latest().answer({ ok: false, trouble: 'unreadable' });
    await settled();
    latest().answer({ ok: true, value: '2' });
    expect(await Promise.all(calls)).toEqual(['keychain-unavailable', '2']);
  });
});

describe('a process that hung', () => {
  beforeEach(async () => {
    const call = outcome(keychain.getPassword('a'));
    await vi.advanceTimersByTimeAsync(3000);
    await call;
  });

  test('is replaced at the next call', async () => {
    expect(workers).toHaveLength(1);
    const call = keychain.getPassword('a');
    expect(workers).toHaveLength(2);
    latest().answer({ ok: true, value: 'secret' });
    expect(await call).toBe('secret');
  });

  test('is not heard any more', async () => {
    const call = keychain.getPassword('b');
    workers[0]?.answer({ ok: true, value: "a's secret" });
    workers[0]?.crash();
    await settled();
    latest().answer({ ok: true, value: "b's secret" });
    expect(await call).toBe("b's secret");
  });

  test('is killed once more as soon as it has started, if it had not yet', () => {
    const [hung] = workers;
    if (hung !== undefined) hung.killed = false;
    hung?.emit('spawn');
    expect(hung?.killed).toBe(true);
  });
});

describe('a process that says it got no answer', () => {
  test('is replaced too, and fails the queue: D-Bus gives up after 2 s, call by call', async () => {
    const calls = ['a', 'b'].map((account) => outcome(keychain.getPassword(account)));
    latest().answer({ ok: false, trouble: 'no-answer' });
    expect(await Promise.all(calls)).toEqual(['keychain-timed-out', 'keychain-timed-out']);
    expect(latest().killed).toBe(true);
  });
});

describe('a process that crashes', () => {
  test('fails its call alone; the queue goes on in a new one', async () => {
    const calls = ['a', 'b'].map((account) => outcome(keychain.getPassword(account)));
    latest().crash();
    await settled();
    expect(workers).toHaveLength(2);
    latest().answer({ ok: true, value: '2' });
    expect(await Promise.all(calls)).toEqual(['keychain-unavailable', '2']);
  });

  test('between two calls is not noticed', async () => {
    const first = keychain.getPassword('a');
    latest().answer({ ok: true, value: '1' });
    await first;
    latest().crash();
    const second = keychain.getPassword('b');
    latest().answer({ ok: true, value: '2' });
    expect(await second).toBe('2');
    expect(workers).toHaveLength(2);
  });

  test('at the very moment of sending fails that call', async () => {
    const first = keychain.getPassword('a');
    latest().answer({ ok: true, value: '1' });
    await first;
    latest().unreachable = true;
    expect(await outcome(keychain.getPassword('b'))).toBe('keychain-unavailable');
    const third = keychain.getPassword('c');
    latest().answer({ ok: true, value: '3' });
    expect(await third).toBe('3');
    expect(workers).toHaveLength(2);
  });
});

test('a process that cannot be started fails the call, and the next call tries again', async () => {
  let attempts = 0;
  const broken = createKeychainClient({
    startWorker() {
      attempts += 1;
      throw new Error('no such file');
    },
  });
  expect(await outcome(broken.getPassword('a'))).toBe('keychain-unavailable');
  expect(await outcome(broken.getPassword('a'))).toBe('keychain-unavailable');
  expect(attempts).toBe(2);
});

test('a process is replaced after 200 calls, since each account costs it a connection', async () => {
  for (let call = 1; call <= 401; call += 1) {
    const password = keychain.getPassword(`a${call}`);
    latest().answer({ ok: true, value: null });
    await password;
  }
  expect(workers.map(({ questions }) => questions.length)).toEqual([200, 200, 1]);
  expect(workers.map(({ killed }) => killed)).toEqual([true, true, false]);
});

test('nonsense from the process is ignored, and so is an answer to an earlier question', async () => {
  const first = keychain.getPassword('a');
  latest().emit('message', 'hello');
  latest().emit('message', { id: 1, ok: true, value: 7 });
  latest().answer({ ok: true, value: '1' });
  expect(await first).toBe('1');
  const second = outcome(keychain.getPassword('b'));
  latest().emit('message', { id: 1, ok: true, value: '1' });
  await vi.advanceTimersByTimeAsync(3000);
  expect(await second).toBe('keychain-timed-out');
});

test('at the end the process is killed, and all calls are cancelled', async () => {
  const calls = ['a', 'b'].map((account) => outcome(keychain.getPassword(account)));
  keychain.end();
  expect(await Promise.all(calls)).toEqual(['cancelled', 'cancelled']);
  expect(latest().killed).toBe(true);
  expect(await outcome(keychain.getPassword('c'))).toBe('cancelled');
  expect(workers).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});
