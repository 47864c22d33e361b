import type { ProviderId } from '../../../src/contract/account.ts';
import { send } from '../server/send.ts';
import type { AnswerHandler } from '../simulated-provider.ts';

/**
 * What a client is up against, so that one expectation fits a family:
 * - `not-json`: a 200 or 204 without a JSON object in it.
 * - `no-token`: a 200 with a JSON object, but no text where the token belongs.
 * - `odd-token`: a text is where the token belongs, but a strange one.
 * - `odd-lifetime`: a good token with a senseless lifetime: in the answer where the provider tells it there, else in
 *   the JWT's `exp`.
 * - `odd-json`: a good token and lifetime, in strange JSON or under strange headers.
 * - `too-large`: megabytes when decoded, or beyond what clients take as headers.
 * - `too-slow`: not over within 30 s.
 * - `cut-off`: the connection ends before the answer does.
 * - `refusal`: 401 (CloudIO: 403), not worded as on the page.
 * - `broken-refusal`: the same, in an answer that is too large, never ends, or ends too early.
 * - `outage`: a 5xx without the provider's JSON.
 * - `busy`: 429 or 503.
 */
type Family =
  | 'not-json'
  | 'no-token'
  | 'odd-token'
  | 'odd-lifetime'
  | 'odd-json'
  | 'too-large'
  | 'too-slow'
  | 'cut-off'
  | 'refusal'
  | 'broken-refusal'
  | 'outage'
  | 'busy';

export interface HostileAnswer {
  /** Unique; reads on after "answers". */
  readonly name: string;
  readonly family: Family;
  /** To be given to `answerNext`. */
  readonly handler: (provider: ProviderId) => AnswerHandler;
}

/** A well-framed answer: hostile only in what it says. */
export function saying(
  family: Family,
  name: string,
  text: (provider: ProviderId) => string | Buffer,
  {
    status = 200,
    headers = {},
  }: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): HostileAnswer {
  return {
    name,
    family,
    handler: (provider) => (_request, response) => send(response, status, text(provider), headers),
  };
}
