import * as z from 'zod';
import { t } from '../../contract/language/language.ts';
import { TokendockError } from '../errors.ts';
import { Secret } from '../secret.ts';
import type { HttpAnswer } from './http.ts';

/** A token must fit into a header (RFC 9110 §5.5) and into a keychain. */
const maxTokenLength = 64 * 1024;

export const token = z
  .string()
  .max(maxTokenLength)
  .regex(/^[\x21-\x7e]+$/)
  .transform((value) => new Secret(value));

/** A further secret is worth keeping, but no reason to refuse a sign-in. */
export const optionalToken = token
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);

const tenYearsInSeconds = 10 * 365 * 24 * 3600;

/** A lifetime in s; some servers send numbers as texts. What is not positive is ignored, what is absurd is cut. */
export const lifetime = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,12}$/)
      .transform(Number),
  ])
  .refine((seconds) => seconds > 0)
  .transform((seconds) => Math.min(seconds, tenYearsInSeconds))
  .nullish()
  .catch(null)
  .transform((seconds) => seconds ?? null);

/** A short text of a profile, never a reason to refuse an answer. */
export const profileText = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .catch(null)
  .transform((value) => (value === null || value === undefined || value === '' ? null : value.slice(0, 500)));

export const profileTexts = z
  .array(z.unknown())
  .catch([])
  .transform((values) => values.filter((value) => typeof value === 'string').slice(0, 100));

/** Parses the body of a 200; anything that does not fit is a `bad-answer` that says so without quoting it. */
export function parseAnswer<T>(provider: string, schema: z.ZodType<T>, answer: HttpAnswer): T {
  const parsed = schema.safeParse(answer.json);
  if (parsed.success) return parsed.data;
  throw new TokendockError({
    code: 'bad-answer',
    message: answer.json === undefined ? t('failure.noJson', { provider }) : t('failure.noToken', { provider }),
  });
}
