import * as fc from 'fast-check';

/** One thing that happens; `account` picks one of those that are known, as a number modulo how many there are. */
export type Step =
  | { readonly what: 'add' | 'lock' | 'unlock' | 'restart' }
  | { readonly what: 'rename' | 'sign-in' | 'delete'; readonly account: number }
  /** The provider knows of the new password, or it is a wrong one. */
  | { readonly what: 'change-password'; readonly account: number; readonly right: boolean };

/** Steps that are taken without waiting for one another, and maybe a crash in the middle of them. */
export interface Turn {
  readonly steps: readonly Step[];
  readonly crash: { readonly moments: number; readonly ms: number } | null;
}

const account = fc.nat({ max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ what: fc.constant('add' as const) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('rename' as const), account }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('change-password' as const), account, right: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('sign-in' as const), account }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('delete' as const), account }) },
);
const aside: fc.Arbitrary<Step> = fc.record({ what: fc.constantFrom('lock', 'lock', 'unlock', 'restart') });
/** Most steps have less than four such moments. */
const crash = fc.record({ moments: fc.nat({ max: 3 }), ms: fc.constantFrom(0, 0, 1, 3, 8) });
const noCrash = fc.constant(null);
const rarely = fc.oneof({ weight: 12, arbitrary: noCrash }, { weight: 1, arbitrary: crash });
const sometimes = fc.oneof({ weight: 4, arbitrary: noCrash }, { weight: 1, arbitrary: crash });

/** What a sign-in brings must not outlive a deletion that overtakes it. */
function meeting(which: number): readonly Step[] {
  return [
    { what: 'sign-in', account: which },
    { what: 'delete', account: which },
  ];
}

/** What one puts back when it fails must not be what the other one put there for a moment. */
function twoPasswords(which: number): readonly Step[] {
  const change: Step = { what: 'change-password', account: which, right: false };
  return [change, change];
}

const turn: fc.Arbitrary<Turn> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ steps: fc.tuple(step), crash: rarely }) },
  {
    weight: 2,
    arbitrary: fc.record({ steps: fc.array(step, { minLength: 2, maxLength: 3 }), crash: sometimes }),
  },
  { weight: 1, arbitrary: fc.record({ steps: account.map(meeting), crash: rarely }) },
  { weight: 1, arbitrary: fc.record({ steps: account.map(twoPasswords), crash: rarely }) },
  { weight: 2, arbitrary: fc.record({ steps: fc.tuple(aside), crash: noCrash }) },
);

/** The first adds, so that the others have something to do with. */
export const sequence: fc.Arbitrary<readonly Turn[]> = fc
  .array(turn, { minLength: 3, maxLength: 9 })
  .map((turns) => [{ steps: [{ what: 'add' }], crash: null }, ...turns]);
