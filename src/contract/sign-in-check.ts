/** One thing that was looked at, in the person's words; never a secret. */
export interface CheckStep {
  readonly name: string;
  readonly outcome: 'ok' | 'warning' | 'failed' | 'skipped';
  /** What was found, and what to do about it. */
  readonly words: string;
}

/** What may keep an account from signing in, step by step. */
export type SignInCheck = readonly CheckStep[];
