import * as z from 'zod/mini';
import { t } from '../../contract/language/language.ts';
import { TokendockError } from '../errors.ts';
import { Secret } from '../secret.ts';
import type { HttpAnswer } from './http.ts';

/** A token must fit into a header (RFC 9110 §5.5) and into a keychain. */
const maxTokenLength = 64 * 1024;

export const token = z.pipe(
  z.string().check(z.maxLength(maxTokenLength), z.regex(/^[\x21-\x7e]+$/)),
  z.transform((value: string) => new Secret(value)),
);

/** A further secret is worth keeping, but no reason to refuse a sign-in. */
export const optionalToken = z.pipe(
  z.catch(z.nullish(token), null),
  z.transform((value) => value ?? null),
);

const tenYearsInSeconds = 10 * 365 * 24 * 3600;

const digits = z.pipe(z.string().check(z.regex(/^\d{1,12}$/)), z.transform(Number));

/** A lifetime in s; some servers send numbers as texts. What is not positive is ignored, what is absurd is cut. */
export const lifetime = z.pipe(
  z.catch(
    z.nullish(
      z.pipe(
        z.union([z.number(), digits]).check(z.refine((seconds) => seconds > 0)),
        z.transform((seconds) => Math.min(seconds, tenYearsInSeconds)),
      ),
    ),
    null,
  ),
  z.transform((seconds) => seconds ?? null),
);

/** A short text of a profile, never a reason to refuse an answer. */
export const profileText = z.pipe(
  z.catch(z.nullish(z.union([z.string(), z.pipe(z.number(), z.transform(String))])), null),
  z.transform((value) => (value === null || value === undefined || value === '' ? null : value.slice(0, 500))),
);

export const profileTexts = z.pipe(
  z.catch(z.array(z.unknown()), []),
  z.transform((values: unknown[]) => values.filter((value) => typeof value === 'string').slice(0, 100)),
);

/** Parses the body of a 200; anything that does not fit is a `bad-answer` that says so without quoting it. */
export function parseAnswer<T>(provider: string, schema: z.ZodMiniType<T>, answer: HttpAnswer): T {
  const parsed = schema.safeParse(answer.json);
  if (parsed.success) return parsed.data;
  throw new TokendockError({
    code: 'bad-answer',
    message: answer.json === undefined ? t('failure.noJson', { provider }) : t('failure.noToken', { provider }),
  });
}
