import * as fc from 'fast-check';
import { providerIds } from '../../../src/contract/account.ts';
import type { ProviderId } from '../../../src/contract/account.ts';
import type { Manner } from './issuer.ts';

const day = 86_400_000;

export type Event =
  | { readonly do: 'pass' | 'sleep' | 'jump'; readonly ms: number }
  | { readonly do: 'correct' | 'restart' | 'copy' | 'sign-in' | 'revoke' }
  /** Time passes, and the wall clock is set back by as much. */
  | { readonly do: 'rewind'; readonly ms: number }
  /** To the last moment at which the program calls its token fresh. */
  | { readonly do: 'to-the-edge' }
  | { readonly do: 'reboot'; readonly ms: number }
  | { readonly do: 'zone'; readonly zone: string }
  /** Two copies at once, while the clipboard takes so long for the first, or the computer falls asleep over it. */
  | { readonly do: 'copy-twice'; readonly ms: number; readonly asleep: boolean }
  | { readonly do: 'manner'; readonly manner: Manner };

export interface Walk {
  readonly provider: ProviderId;
  readonly manner: Manner;
  readonly events: readonly Event[];
}

const span = fc.oneof(fc.integer({ min: 0, max: 120_000 }), fc.integer({ min: 0, max: 2 * day }));
const often = <T>(share: number, value: fc.Arbitrary<T>, usual: T): fc.Arbitrary<T> =>
  fc.oneof({ weight: 1, arbitrary: value }, { weight: share, arbitrary: fc.constant(usual) });

const manner: fc.Arbitrary<Manner> = fc.record({
  lifeSeconds: fc.oneof(fc.integer({ min: 5, max: 900 }), fc.integer({ min: 5, max: 90_000 })),
  delayBefore: often(2, fc.integer({ min: 0, max: 5000 }), 20),
  delayAfter: often(2, fc.integer({ min: 0, max: 4900 }), 20),
  sleptMeanwhile: often(9, fc.integer({ min: 0, max: 2 * day }), 0),
  clockOffset: often(2, fc.integer({ min: -day, max: day }), 0),
  saysDate: often(4, fc.boolean(), true),
});

const zone = fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Kiritimati', 'Europe/Madrid');
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('copy' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constantFrom('pass' as const, 'sleep' as const), ms: span }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('jump' as const), ms: fc.integer({ min: -day, max: day }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('correct' as const, 'restart' as const, 'sign-in' as const, 'revoke' as const),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('to-the-edge' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rewind' as const), ms: span }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reboot' as const), ms: span }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('zone' as const), zone }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('copy-twice' as const), ms: span, asleep: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('manner' as const), manner }) },
);

/** Through a few days of a computer and a provider, in random order. */
export const walks: fc.Arbitrary<Walk> = fc.record({
  provider: fc.constantFrom(...providerIds),
  manner,
  events: fc.array(event, { minLength: 1, maxLength: 25 }),
});
