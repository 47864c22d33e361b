import * as fc from 'fast-check';
import { createBroken } from '../check.ts';
import type { Check } from '../check.ts';
import type { Met } from '../freshness/judge.ts';
import { walks } from '../freshness/walks.ts';

export const check: Check = {
  id: '8',
  name: 'Freshness',
  planted: [
    {
      what: 'A token is fresh to its end',
      file: 'src/main/tokens/freshness.ts',
      find: 'return lifetimeMs === null ? assumed : Math.min(assumed, ',
      replace: 'return lifetimeMs === null ? assumed : Math.max(lifetimeMs, ',
    },
    {
      what: 'A life counts from when the answer has come',
      file: 'src/main/providers/http.ts',
      find: 'exchange: { ...sent,',
      replace: 'exchange: { sentAt: clock.now(), sentMonotonic: clock.monotonic(),',
    },
    {
      what: 'What Date and iat cut off is forgotten',
      file: 'src/main/tokens/lifetime.ts',
      find: 'const cut = 999;',
      replace: 'const cut = 0;',
    },
    {
      what: 'A JWT is measured by this computer’s clock',
      file: 'src/main/tokens/lifetime.ts',
      find: 'return Math.min(...left, ',
      replace: 'return Math.min(exp - sentAt, ',
    },
    {
      what: 'The monotonic clock stands still while the computer sleeps',
      file: 'src/main/clock.ts',
      find: 'asleep = Math.max(asleep, uptime() - awake - start);',
      replace: 'asleep = Math.min(asleep, uptime());',
    },
    {
      what: 'Only the monotonic clock counts, also over a start of the computer',
      file: 'src/main/tokens/session.ts',
      find: 'monotonic - Math.max(elapsed, ',
      replace: 'monotonic - Math.min(elapsed, ',
    },
    {
      what: 'A new run believes the wall clock',
      file: 'src/main/tokens/session.ts',
      find: 'return monotonic < receivedMonotonic ? monotonic : monotonic - receivedMonotonic;',
      replace: 'return 0;',
    },
    {
      what: 'Whoever waits for the clipboard is not judged again',
      file: 'src/main/desktop/clipboard.ts',
      find: 'if (!isGood()) return null;',
      replace: '',
    },
    {
      what: 'An answer over which the computer slept is an error',
      file: 'src/main/tokens/fresh-token.ts',
      find: '|| first.freshForMs <= 0 ? first',
      replace: '|| first.freshForMs <= 1e15 ? first',
    },
    {
      what: 'A sign-in does not replace a token that is still fresh',
      file: 'src/main/tokens/fresh-token.ts',
      find: '    sessions.set(id, session);\n    failures.delete(id);',
      replace: '    if (!freshInMemory(id)) sessions.set(id, session);\n    failures.delete(id);',
    },
    {
      what: 'Every copy signs in',
      file: 'src/main/tokens/fresh-token.ts',
      find: 'return session && isFresh(session, clock, marginMs()) ? session : null;',
      replace: 'return session && isFresh(session, clock, 1e12) && session.freshForMs < 0 ? session : null;',
    },
  ],
  async run({ count }) {
    const { broken, expect } = createBroken();
    // First of all, since the program's store asks for Electron as it is loaded.
    await import('../../../src/main/testing/without-electron.ts');
    const { take } = await import('../freshness/walk.ts');
    const met: Met = {
      copies: 0,
      copiesMisled: 0,
      copiesWithoutSignIn: 0,
      copiesOfRevoked: 0,
      refusals: 0,
      signIns: 0,
      restarts: 0,
      narrowestMs: Number.POSITIVE_INFINITY,
    };
    const outcome = await fc.check(
      fc.asyncProperty(walks, async (walk) => {
        const complaint = await take(walk, met);
        if (complaint !== null) throw new Error(complaint);
      }),
      { numRuns: count(20_000, 1500) },
    );
    const { failed, counterexample, errorInstance, numRuns } = outcome;
    expect(
      !failed,
      `${errorInstance instanceof Error ? errorInstance.message : String(errorInstance)} ${JSON.stringify(counterexample)}`,
    );
    const { narrowestMs, ...counted } = met;
    expect(Math.min(met.copies, met.copiesWithoutSignIn, met.signIns, met.restarts) > 50, 'The walks meet too little.');
    return { figures: { walks: numRuns, ...counted, narrowestMs: Math.floor(narrowestMs) }, broken };
  },
};
