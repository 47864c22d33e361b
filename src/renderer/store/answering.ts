import type { Call } from '../../contract/calls.ts';
import type { Failure } from '../../contract/result.ts';
import { t } from '../../contract/language/language.ts';

const silence = (): Failure => ({ code: 'timed-out', message: t('failure.noAnswer') });

/** The same calls, answering a failure where the call itself breaks, so that nobody needs a second way to fail. */
export function answering(call: Call): Call {
  return async (name, ...input) => {
    try {
      return await call(name, ...input);
    } catch {
      return { ok: false, error: silence() };
    }
  };
}
