import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { providers } from '../providers/index.ts';
import { emptyProfile } from '../providers/provider.ts';
import { Secret } from '../secret.ts';
import { createTestClock } from '../testing/test-clock.ts';
import type { TestClock } from '../testing/test-clock.ts';
import { freshLeftMs, isFresh } from './freshness.ts';
import { parseSession, serializeSession, sessionOf } from './session.ts';
import type { Session } from './session.ts';

/** The real machine: it knows the token's true age, and what each of the judge's two clocks makes of it. All in ms. */
interface Machine {
  readonly clock: TestClock;
  session: Session | null;
  trueAge: number;
  wallError: number;
  monotonicError: number;
}

type Event = readonly ['pass' | 'sleep' | 'jump' | 'correct' | 'restart', number];

function happen(machine: Machine, [what, ms]: Event): void {
  const { clock } = machine;
  switch (what) {
    case 'pass':
      clock.pass(ms);
      machine.trueAge += ms;
      break;
    case 'sleep':
      clock.sleep(ms);
      machine.trueAge += ms;
      machine.monotonicError -= ms;
      break;
    case 'jump':
      clock.jump(ms);
      machine.wallError += ms;
      break;
    case 'correct':
      clock.jump(-machine.wallError);
      machine.wallError = 0;
      break;
    case 'restart':
      machine.session &&= parseSession(serializeSession(machine.session), clock);
      // A new run takes the larger of what the two clocks say at its start.
      machine.monotonicError = Math.max(machine.wallError, machine.monotonicError);
  }
}

const span = fc.oneof(fc.integer({ min: 0, max: 120_000 }), fc.integer({ min: 0, max: 90_000_000 }));
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.tuple(fc.constant('pass' as const), span),
  fc.tuple(fc.constant('sleep' as const), span),
  fc.tuple(fc.constant('jump' as const), fc.integer({ min: -90_000_000, max: 90_000_000 })),
  fc.constant(['correct', 0] as const),
  fc.constant(['restart', 0] as const),
);
// In steps of 10 s, so that 10 % of it are whole milliseconds.
const lifetimeSeconds = fc.integer({ min: 1, max: 9000 }).map((tens) => tens * 10);

function start(seconds: number): Machine {
  const clock = createTestClock();
  const exchange = { sentAt: clock.now(), sentMonotonic: clock.monotonic(), serverTime: null };
  const secrets = { accessToken: new Secret('token'), refreshToken: null, csrf: null };
  const signIn = { ...secrets, expiresInSeconds: seconds, profile: emptyProfile, exchange };
  return { clock, session: sessionOf(signIn, providers.cloudidr), trueAge: 0, wallError: 0, monotonicError: 0 };
}

/** What is wrong with the judge's verdict at this moment; null: nothing. */
function complaint({ session, clock, trueAge, wallError, monotonicError }: Machine, seconds: number): string | null {
  const left = seconds * 1000 - trueAge;
  const margin = Math.min(60_000, seconds * 100);
  const fresh = session !== null && isFresh(session, clock);
  const honest = [wallError, monotonicError].filter((error) => error === 0).length;
  if (honest > 0 && fresh && left <= margin) return `fresh with ${left} ms left`;
  if (honest < 2 || !session) return null;
  if (fresh !== left > margin) return `not fresh with ${left} ms left`;
  return freshLeftMs(session, clock) === left - margin ? null : `fresh for ${freshLeftMs(session, clock)} ms`;
}

it('never calls a token fresh that is not, while one clock tells the truth; and always one that is, while both do', () => {
  const met = { fresh: 0, stale: 0, misled: 0 };
  fc.assert(
    fc.property(lifetimeSeconds, fc.array(event, { maxLength: 25 }), (seconds, events) => {
      const machine = start(seconds);
      for (const each of events) {
        happen(machine, each);
        expect(complaint(machine, seconds)).toBeNull();
        if (machine.wallError !== 0 && machine.monotonicError !== 0) met.misled++;
        else met[machine.session && isFresh(machine.session, machine.clock) ? 'fresh' : 'stale']++;
      }
    }),
    { numRuns: 2000 },
  );
  // The walks reach every kind of moment: else the two promises above would be empty.
  expect(Math.min(...Object.values(met))).toBeGreaterThan(500);
});
