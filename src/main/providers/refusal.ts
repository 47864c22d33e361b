import { t } from '../../contract/language/language.ts';
import { TokendockError } from '../errors.ts';
import type { Secret } from '../secret.ts';
import type { HttpAnswer } from './http.ts';
import { providerWords } from './words.ts';

interface Refusal {
  readonly provider: string;
  readonly answer: HttpAnswer;
  /** The provider's own explanation, wherever its answers carry one. */
  readonly words: unknown;
  /** What was sent, so that it is not shown if the answer repeats it. */
  readonly secrets: readonly Secret[];
  /** What the envelope says, where it differs from the status line. */
  readonly status?: number;
}

/**
 * Words an answer that is not a success. A sign-in sends nothing but credentials, so 400, 401, 403 and 422 all blame
 * those; nothing may repeat such a request by itself, since that locks accounts out.
 */
export function refused({ provider, answer, words, secrets, status = answer.status }: Refusal): TokendockError {
  const said = providerWords(words, secrets);
  if (status === 400 || status === 401 || status === 403 || status === 422) {
    return new TokendockError({
      code: 'invalid-credentials',
      message: said ?? t('failure.rejected', { provider }),
    });
  }
  if (status === 429) {
    return new TokendockError({
      code: 'rate-limited',
      retryAfterMs: answer.retryAfterMs,
      message: said ?? t('failure.rateLimited', { provider }),
    });
  }
  if (status >= 500) {
    return new TokendockError({
      code: 'provider-unavailable',
      status,
      retryAfterMs: answer.retryAfterMs,
      message: said ?? t('failure.unavailable', { provider, status }),
    });
  }
  return new TokendockError({
    code: 'bad-answer',
    message: said === null ? t('failure.noSignIn', { provider, status }) : t('failure.saidCheckUrl', { said, status }),
  });
}

/** `object.a.b`, or undefined wherever the path breaks off. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key) ? Reflect.get(inner, key) : undefined,
    value,
  );
}

/** The texts of an `errors` list as one, or undefined. */
export function listed(errors: unknown): string | undefined {
  if (!Array.isArray(errors)) return undefined;
  const texts = errors.filter((error) => typeof error === 'string' && error !== '');
  return texts.length > 0 ? texts.join('; ') : undefined;
}
