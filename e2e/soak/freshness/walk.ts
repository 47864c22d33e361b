import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSystemClock } from '../../../src/main/clock.ts';
import { createIssuer } from './issuer.ts';
import { createJudge } from './judge.ts';
import type { Met } from './judge.ts';
import { createMachine } from './machine.ts';
import { createKeychain, startProgram } from './program.ts';
import type { Event, Walk } from './walks.ts';

/** As long as the clipboard is waited for, at most; in ms. */
const slowestClipboard = 2900;

/** Takes a walk on the program; answers the first thing that did not hold, or null. */
export async function take(walk: Walk, met: Met): Promise<string | null> {
  const folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'tokendock-freshness-'));
  const zone = process.env['TZ'];
  try {
    return await takeIn(folder, walk, met);
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    await rm(folder, { recursive: true, force: true });
  }
}

async function takeIn(folder: string, { provider, events, ...walk }: Walk, met: Met): Promise<string | null> {
  const machine = createMachine();
  const keychain = createKeychain();
  let { manner } = walk;
  const issuer = createIssuer(provider, machine, () => manner);
  const judge = createJudge(provider, machine, issuer, met);
  const { fetch } = issuer;
  const whileWriting: (() => void)[] = [];
  const write = async (text: string): Promise<void> => {
    judge.see(text);
    whileWriting.shift()?.();
  };
  const run = () => startProgram({ folder, keychain, fetch, clock: createSystemClock(machine), write });
  let program = run();
  const id = await program.add(provider);

  const copy = (): Promise<unknown> => program.copy(id).catch(() => judge.sawRefusal(manner));
  const restart = async (): Promise<void> => {
    met.restarts += 1;
    await program.end();
    program = run();
  };

  async function happen(event: Event): Promise<unknown> {
    switch (event.do) {
      case 'pass':
        return machine.pass(event.ms);
      case 'sleep':
        return machine.sleep(event.ms);
      case 'jump':
        return machine.jump(event.ms);
      case 'rewind':
        machine.pass(event.ms);
        return machine.jump(-event.ms);
      case 'to-the-edge':
        return machine.pass(Math.max(0, (program.freshLeftMs(id) ?? 0) - 1));
      case 'correct':
        return machine.correct();
      case 'restart':
        machine.restartProgram();
        return restart();
      case 'reboot':
        machine.reboot(event.ms);
        return restart();
      case 'zone':
        return (process.env['TZ'] = event.zone);
      case 'revoke':
        return issuer.revokeAll();
      case 'manner':
        return (manner = event.manner);
      case 'sign-in': {
        const before = [...issuer.issued.keys()];
        return program.signIn(id).then(
          () => judge.sawSignIn(before),
          () => undefined,
        );
      }
      case 'copy': {
        const before = issuer.requests();
        const isEnough = judge.suffices();
        await copy();
        return isEnough ? judge.sawCopyWithoutSignIn(issuer.requests() - before) : undefined;
      }
      case 'copy-twice':
        whileWriting[0] = () => (event.asleep ? machine.sleep(event.ms) : machine.pass(event.ms % slowestClipboard));
        await Promise.all([copy(), copy()]);
        return (whileWriting.length = 0);
    }
  }

  for (const event of events) {
    await happen(event);
    if (judge.complaint() !== null) break;
  }
  await program.end();
  met.signIns += issuer.requests();
  return judge.complaint();
}
