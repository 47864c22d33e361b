import * as z from 'zod/mini';
import { lifetime, optionalToken, parseAnswer, profileText, profileTexts, token } from './answer.ts';
import type { HttpAnswer } from './http.ts';
import { asksForTenant, selectTenant, tenantsIn } from './neostra-tenants.ts';
import { emptyProfile, minute } from './provider.ts';
import type { Provider, SignIn } from './provider.ts';
import { at, listed, refused } from './refusal.ts';

const name = 'Neostra';
const user = z.catch(
  z.nullish(z.object({ id: profileText, email: profileText, name: profileText, roles: profileTexts })),
  null,
);
const success = z.object({
  data: z.object({ token, refreshToken: optionalToken, expiresIn: lifetime, user }),
});
const temporaryToken = z.object({ data: z.object({ token }) });

/** Neostra's API reference: POST /api/v1/auth/signin; a user of several tenants chooses one. Its answers come in an envelope that can hold a refusal in a 200. */
export const neostra: Provider = {
  form: {
    id: 'neostra',
    name,
    identifiers: ['email'],
    defaultBaseUrl: 'https://api.neostra.io',
    baseUrlExample: 'https://api.neostra.io',
    baseUrlHint: 'hint.neostra',
    docsUrl: null,
    furtherForms: ['refresh-token'],
    canCreateUser: false,
    canRefreshProfile: false,
  },
  documentedLifetimeMs: null,
  assumedFreshMs: 15 * minute,
  async signIn(http, { baseUrl, identifier, choice }, password) {
    const answer = await http({
      method: 'POST',
      url: `${baseUrl}/api/v1/auth/signin`,
      body: { email: identifier.value, password: password.reveal() },
      secrets: [password],
    });
    const status = envelopeStatus(answer.status, answer.json);
    if (status !== 200) {
      const words = listed(at(answer.json, 'errors')) ?? at(answer.json, 'message') ?? at(answer.json, 'error');
      throw refused({ provider: name, answer, words, secrets: [password], status });
    }
    if (!asksForTenant(answer.json)) return signedIn(answer);
    const temporary = parseAnswer(name, temporaryToken, answer).data.token;
    const tenants = tenantsIn(answer.json, [password, temporary]);
    const chosen = await selectTenant({ http, baseUrl, temporary, tenants, choice });
    return { ...signedIn(chosen), documentedLifetimeMs: 180 * minute };
  },
};

function signedIn(answer: HttpAnswer): SignIn {
  const { data } = parseAnswer(name, success, answer);
  return {
    accessToken: data.token,
    refreshToken: data.refreshToken,
    csrf: null,
    expiresInSeconds: data.expiresIn,
    profile: { ...emptyProfile, ...data.user },
    exchange: answer.exchange,
  };
}

/** The status that counts: the envelope's, where the status line says 200 and there is no token. */
function envelopeStatus(status: number, json: unknown): number {
  if (status !== 200 || at(json, 'data', 'token') !== undefined) return status;
  const inside = at(json, 'status') ?? at(json, 'code');
  if (typeof inside === 'number' && inside >= 400) return inside;
  return listed(at(json, 'errors')) === undefined ? status : 400;
}
