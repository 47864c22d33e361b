import { randomBytes } from 'node:crypto';
import { AsyncEntry } from '@napi-rs/keyring';
import { createKeychainClient } from '../../../src/main/keychain/client.ts';
import type { KeychainClient } from '../../../src/main/keychain/client.ts';
import { startSecretService } from '../../secret-service.ts';
import { forkKeychainWorker } from '../../secret-service-worker.ts';
import { compared, limited } from '../figure.ts';
import type { Bench, Figure } from '../figure.ts';
import { inPairs, timed } from '../pairs.ts';
import { keychainProgram } from '../stage.ts';

/** As long as a session with its token. */
const aSecret = (): string => randomBytes(600).toString('base64');

/** The port as main has it, in front of the built process, beside the library called in main itself, without blocking it. */
export const bench: Bench = {
  id: '11',
  name: 'The keychain’s port beside the bare library',
  async run({ count }) {
    const service = process.platform === 'linux' ? await startSecretService() : null;
    // The library looks for its bus where the program's own environment says.
    Object.assign(process.env, service?.env);
    const openPort = (): KeychainClient =>
      createKeychainClient({ startWorker: () => forkKeychainWorker(service?.env ?? {}, keychainProgram) });
    const port = openPort();
    try {
      return [...(await pairs(port, count(600, 100))), await firstCalls(openPort, count(15, 3))];
    } finally {
      await port.deletePassword('bench');
      port.end();
      await service?.close();
    }
  },
};

async function pairs(port: KeychainClient, rounds: number): Promise<Figure[]> {
  const entry = new AsyncEntry('Tokendock', 'bench', { linux: { store: 'secret-service' } });
  const measure = (ours: () => Promise<unknown>, baseline: () => Promise<unknown>) =>
    inPairs({ pairs: rounds, warmUps: 10, ours: () => timed(ours), baseline: () => timed(baseline) });
  const set = await measure(
    () => port.setPassword('bench', aSecret()),
    () => entry.setPassword(aSecret()),
  );
  const get = await measure(
    () => port.getPassword('bench'),
    () => entry.getPassword(),
  );
  return [
    compared({ id: '11a', name: 'Get, beside the bare library', unit: 'ms' }, get, { atMost: 1.3 }),
    compared({ id: '11b', name: 'Set, beside the bare library', unit: 'ms' }, set, { atMost: 1.3 }),
  ];
}

async function firstCalls(openPort: () => KeychainClient, times: number): Promise<Figure> {
  const took: number[] = [];
  for (let round = 0; round < times; round++) {
    const port = openPort();
    took.push(await timed(() => port.getPassword('bench')));
    port.end();
  }
  return limited({ id: '11c', name: 'First get, the start of its process included', unit: 'ms' }, took, {
    atMost: 150,
  });
}
