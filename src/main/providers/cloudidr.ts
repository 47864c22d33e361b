import * as z from 'zod/mini';
import { lifetime, parseAnswer, token } from './answer.ts';
import { emptyProfile, minute } from './provider.ts';
import type { Provider } from './provider.ts';
import { at, refused } from './refusal.ts';

const name = 'Cloudidr';
const success = z.object({ access_token: token, expires_in: lifetime });

/** https://docs.cloudidr.com: POST /external/api/v1/sign-in. */
export const cloudidr: Provider = {
  form: {
    id: 'cloudidr',
    name,
    identifiers: ['username'],
    defaultBaseUrl: 'https://public-api.cloudidr.com',
    baseUrlExample: 'https://public-api.cloudidr.com',
    baseUrlHint: 'hint.cloudidr',
    docsUrl: 'https://docs.cloudidr.com',
    furtherForms: [],
    canCreateUser: false,
    canRefreshProfile: false,
  },
  documentedLifetimeMs: null,
  assumedFreshMs: 15 * minute,
  async signIn(http, { baseUrl, identifier }, password) {
    const answer = await http({
      method: 'POST',
      url: `${baseUrl}/external/api/v1/sign-in`,
      body: { username: identifier.value, password: password.reveal() },
      secrets: [password],
    });
    if (answer.status !== 200) {
      const words = at(answer.json, 'error', 'details', 'description') ?? at(answer.json, 'error', 'message');
      throw refused({ provider: name, answer, words, secrets: [password] });
    }
    const { access_token: accessToken, expires_in: expiresInSeconds } = parseAnswer(name, success, answer);
    const profile = { ...emptyProfile, username: identifier.value };
    return { accessToken, refreshToken: null, csrf: null, expiresInSeconds, profile, exchange: answer.exchange };
  },
};
