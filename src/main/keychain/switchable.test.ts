import { beforeEach, expect, test } from 'vitest';
import type { KeychainState } from '../../contract/state.ts';
import { createKeychain } from './switchable.ts';
import type { SwitchableKeychain } from './switchable.ts';
import { FakeWorker } from './testing/fake-worker.ts';
import type { Trouble } from './trouble.ts';

let worker: FakeWorker;
let changes: KeychainState[];
let keychain: SwitchableKeychain;

beforeEach(() => {
  worker = new FakeWorker();
  changes = [];
  keychain = createKeychain({ startWorker: () => worker, onChange: (state) => changes.push(state) });
});

async function fail(trouble: Trouble): Promise<void> {
  const call = keychain.getPassword('a');
  worker.answer({ ok: false, trouble });
  await call.catch(() => undefined);
}

async function succeed(): Promise<void> {
  const call = keychain.getPassword('a');
  worker.answer({ ok: true, value: null });
  await call;
}

test('a failure of the keychain is told once, until another or a success takes its place', async () => {
  await succeed();
  expect(changes).toEqual([]);
  await fail('locked');
  await fail('locked');
  expect(changes).toMatchObject([{ mode: 'system', failure: { code: 'keychain-locked' } }]);
  await fail('no-service');
  await succeed();
  await succeed();
  expect(changes.map(({ failure }) => failure?.code)).toEqual(['keychain-locked', 'keychain-unavailable', undefined]);
  expect(keychain.state()).toEqual({ mode: 'system', failure: null });
});

test('a refused value says nothing about the keychain', async () => {
  await fail('locked');
  await expect(keychain.setPassword('a', 'x'.repeat(1 << 20))).rejects.toMatchObject({ code: 'invalid-input' });
  expect(keychain.state().failure?.code).toBe('keychain-locked');
  expect(changes).toHaveLength(1);
});

test('in memory, the process is not asked, and earlier failures are forgotten', async () => {
  await fail('no-service');
  keychain.useMemory();
  keychain.useMemory();
  expect(changes.slice(1)).toEqual([{ mode: 'memory', failure: null }]);
  await keychain.setPassword('a', 'secret');
  expect(await keychain.getPassword('a')).toBe('secret');
  expect(await keychain.deletePassword('a')).toBe(true);
  expect(worker.questions).toHaveLength(1);
});

test('a call that was under way at the switch changes nothing afterwards', async () => {
  const call = keychain.getPassword('a');
  keychain.useMemory();
  worker.answer({ ok: false, trouble: 'locked' });
  await expect(call).rejects.toMatchObject({ code: 'keychain-locked' });
  expect(keychain.state()).toEqual({ mode: 'memory', failure: null });
});

test('its end stops the process', async () => {
  await succeed();
  keychain.end();
  expect(worker.killed).toBe(true);
  await expect(keychain.getPassword('a')).rejects.toMatchObject({ code: 'cancelled' });
});
