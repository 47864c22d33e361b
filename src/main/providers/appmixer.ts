import * as z from 'zod/mini';
import type { Secret } from '../secret.ts';
import { parseAnswer, profileText, profileTexts, token } from './answer.ts';
import type { Http, HttpAnswer } from './http.ts';
import { emptyProfile, minute } from './provider.ts';
import type { Profile, Provider } from './provider.ts';
import { at, listed, refused } from './refusal.ts';

const name = 'Appmixer';
const userFields = z.object({
  id: profileText,
  username: profileText,
  email: profileText,
  isActive: z.catch(z.nullish(z.boolean()), null),
  plan: profileText,
  scope: z.optional(profileTexts),
});
const success = z.object({ token, user: z.catch(z.nullish(userFields), null) });

/** https://docs.appmixer.com/6.0/6.3/api/authentication. Its failures are not documented. */
export const appmixer: Provider = {
  form: {
    id: 'appmixer',
    name,
    identifiers: ['username', 'email'],
    defaultBaseUrl: 'https://api.appmixer.com',
    baseUrlExample: 'https://api.YOUR_TENANT.appmixer.cloud',
    baseUrlHint: 'hint.appmixer',
    docsUrl: 'https://docs.appmixer.com/6.0/6.3/api/authentication',
    furtherForms: [],
    canCreateUser: true,
    canRefreshProfile: true,
  },
  documentedLifetimeMs: null,
  assumedFreshMs: 15 * minute,
  baseUrlOf(input) {
    const tenant = /^([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:\.appmixer\.cloud)?\/?$/i.exec(input)?.[1]?.toLowerCase();
    return tenant === undefined || tenant === 'localhost' ? null : `https://api.${tenant}.appmixer.cloud`;
  },
  // A user with `isActive: false` is signed in all the same: so the page's own sample.
  signIn: (http, { baseUrl, identifier }, password) =>
    requestToken(http, `${baseUrl}/user/auth`, { [identifier.kind]: identifier.value }, password),
  createUser: (http, baseUrl, { username, email, password }) =>
    requestToken(http, `${baseUrl}/user`, { username, email }, password),
  async whoAmI(http, baseUrl, accessToken) {
    const headers = { Authorization: `Bearer ${accessToken.reveal()}` };
    const answer = await http({ method: 'GET', url: `${baseUrl}/user`, headers, secrets: [accessToken] });
    if (answer.status !== 200)
      throw refused({ provider: name, answer, words: wordsOf(answer), secrets: [accessToken] });
    return profileOf(parseAnswer(name, userFields, answer));
  },
};

async function requestToken(http: Http, url: string, names: Record<string, string>, password: Secret) {
  const body = { ...names, password: password.reveal() };
  const answer = await http({ method: 'POST', url, body, secrets: [password] });
  if (answer.status !== 200 && answer.status !== 201) {
    // "Already exists" blames what was typed, as 400 does.
    const status = answer.status === 409 ? 400 : answer.status;
    throw refused({ provider: name, answer, words: wordsOf(answer), secrets: [password], status });
  }
  const parsed = parseAnswer(name, success, answer);
  return {
    accessToken: parsed.token,
    refreshToken: null,
    csrf: null,
    expiresInSeconds: null,
    profile: parsed.user
      ? profileOf(parsed.user)
      : { ...emptyProfile, username: names['username'] ?? null, email: names['email'] ?? null },
    exchange: answer.exchange,
  };
}

function wordsOf({ json }: HttpAnswer): unknown {
  return listed(at(json, 'errors')) ?? at(json, 'message') ?? at(json, 'error', 'message') ?? at(json, 'error');
}

function profileOf({ isActive, scope, ...user }: z.output<typeof userFields>): Profile {
  return { ...emptyProfile, ...user, active: isActive ?? null, roles: scope ?? [] };
}
