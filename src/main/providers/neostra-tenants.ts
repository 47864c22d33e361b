import * as z from 'zod/mini';
import type { Choice } from '../../contract/account.ts';
import { t } from '../../contract/language/language.ts';
import { TokendockError } from '../errors.ts';
import type { Secret } from '../secret.ts';
import type { Http, HttpAnswer } from './http.ts';
import { at, listed, refused } from './refusal.ts';
import { providerWords, repeatsSecret } from './words.ts';

const name = 'Neostra';
const id = z.union([z.string().check(z.minLength(1), z.maxLength(200)), z.pipe(z.number(), z.transform(String))]);
const tenantList = z.array(z.object({ id, name: z.unknown() })).check(z.maxLength(1000));

const listedIn = (json: unknown): unknown => at(json, 'data', 'tenants') ?? null;

/** Whether it is the first of the two steps that Neostra's guide tells of. */
export function asksForTenant(json: unknown): boolean {
  return listedIn(json) !== null;
}

/**
 * The tenants that Neostra's guide has a sign-in answer with, under `data.tenants`; `bad-answer` where there is none to
 * choose from. One that is named by a secret is left out: what is chosen is kept in the record.
 */
export function tenantsIn(json: unknown, secrets: readonly Secret[]): Choice[] {
  const parsed = tenantList.safeParse(listedIn(json));
  const tenants = (parsed.data ?? [])
    .filter((tenant) => !repeatsSecret(tenant.id, secrets))
    .map((tenant) => ({ id: tenant.id, name: providerWords(tenant.name, secrets) ?? tenant.id }));
  if (tenants.length > 0) return tenants;
  const message = t('failure.noTenants', { provider: name });
  throw new TokendockError({ code: 'bad-answer', message });
}

interface Selection {
  readonly http: Http;
  readonly baseUrl: string;
  /** Good for half an hour, and for nothing but this choice. */
  readonly temporary: Secret;
  readonly tenants: readonly Choice[];
  /** The tenant that was chosen before, by its id. */
  readonly choice: string | null;
}

/** Neostra's developer guide: `POST /v1/auth/select-tenant`. Without a usable choice it fails with `choice-needed`. */
export async function selectTenant({ http, baseUrl, temporary, tenants, choice }: Selection): Promise<HttpAnswer> {
  const chosen = tenants.find((tenant) => tenant.id === choice) ?? (tenants.length === 1 ? tenants[0] : undefined);
  if (!chosen) throw choiceNeeded(t(choice === null ? 'failure.chooseTenant' : 'failure.tenantGone'), tenants);
  const ask = (path: string): Promise<HttpAnswer> =>
    http({
      method: 'POST',
      url: `${baseUrl}${path}`,
      headers: { Authorization: `Bearer ${temporary.reveal()}` },
      body: { tenantId: chosen.id },
      secrets: [temporary],
    });
  const first = await ask('/v1/auth/select-tenant');
  // The reference has the sign-in under /api, the guide does not: so the second step may be in either place.
  const answer = first.status === 404 ? await ask('/api/v1/auth/select-tenant') : first;
  if (answer.status === 200) return answer;
  const failure = refused({ provider: name, answer, words: wordsOf(answer), secrets: [temporary] });
  // The password was right: what is refused is the tenant.
  if (failure.code !== 'invalid-credentials') throw failure;
  throw choiceNeeded(t('failure.tenantRefused', { tenant: chosen.name, reason: failure.message }), tenants);
}

function choiceNeeded(message: string, options: readonly Choice[]): TokendockError {
  return new TokendockError({ code: 'choice-needed', message, options });
}

function wordsOf({ json }: HttpAnswer): unknown {
  return listed(at(json, 'errors')) ?? at(json, 'message') ?? at(json, 'error');
}
