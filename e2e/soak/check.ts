/** One promise of the program on its worst day, and what it takes to keep it. */
export interface Check {
  /** As in the report: `1` to `20`. */
  readonly id: string;
  readonly name: string;
  /** It measures time: nothing else may run meanwhile. */
  readonly alone?: boolean;
  /** It counts fully on real Electron only: what the stand-in can't show. */
  readonly onElectron?: string;
  /** Each of these changes of the program, made alone, must break the check: one that can't fail says nothing. */
  readonly planted: readonly [Defect, ...Defect[]];
  readonly run: (scale: Scale) => Promise<Outcome>;
}

/** A change of one place in the program's source. */
export interface Defect {
  readonly what: string;
  /** From the repository's root, e.g. `src/main/providers/http.ts`. */
  readonly file: string;
  /** Must occur exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** How often things are tried: in full, or at reduced counts for a run of less than 3 minutes. */
export interface Scale {
  readonly quick: boolean;
  readonly count: (full: number, quick: number) => number;
}

export interface Outcome {
  /** What was measured and counted, by name with its unit, e.g. `copiesTimed`, `slowestMs`. */
  readonly figures: Readonly<Record<string, number | string | boolean>>;
  /** What did not hold, a sentence each; never a secret. */
  readonly broken: readonly string[];
}

/** Collects what does not hold. */
export function createBroken() {
  const broken: string[] = [];
  /** Notes the sentence unless it holds. */
  const expect = (holds: boolean, otherwise: string): void => {
    if (!holds) broken.push(otherwise);
  };
  return { broken, expect };
}
