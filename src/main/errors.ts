import type { Failure, FailureCode } from '../contract/result.ts';

/**
 * The only error that is meant for a person: one of a closed set (`contract/result.ts`).
 * Its message is shown as it is, so it never quotes the text of another error: `JSON.parse`, `new URL` and invalid
 * headers quote the value that they choke on. Such an error may be given as `cause`, which is never shown or logged.
 */
export class TokendockError extends Error {
  override readonly name = 'TokendockError';
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options);
    this.failure = failure;
  }

  get code(): FailureCode {
    return this.failure.code;
  }
}
