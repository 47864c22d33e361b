import * as z from 'zod/mini';
import { t } from '../../contract/language/language.ts';
import { Secret } from '../secret.ts';
import { optionalToken, parseAnswer, profileText, token } from './answer.ts';
import { emptyProfile, minute } from './provider.ts';
import type { Provider } from './provider.ts';
import { at, refused } from './refusal.ts';

const name = 'CloudIO';
const success = z.object({
  jwt: token,
  csrf: optionalToken,
  orgUid: profileText,
  userName: profileText,
  displayName: profileText,
  emailAddress: profileText,
});

/** https://next-docs.cloudio.io/rest-apis/authentication: POST /v1/auth. */
export const cloudio: Provider = {
  form: {
    id: 'cloudio',
    name,
    identifiers: ['username'],
    defaultBaseUrl: 'https://next.cloudio.io',
    baseUrlExample: 'https://next.cloudio.io',
    baseUrlHint: 'hint.cloudio',
    docsUrl: 'https://next-docs.cloudio.io/rest-apis/authentication',
    furtherForms: ['csrf', 'token-and-csrf'],
    canCreateUser: false,
    canRefreshProfile: false,
  },
  documentedLifetimeMs: null,
  assumedFreshMs: 15 * minute,
  // RFC 7617 §2: what stands before the first colon is the name.
  identifierProblem: ({ value }) => (value.includes(':') ? t('problem.colonInUsername') : null),
  async signIn(http, { baseUrl, identifier }, password) {
    const credentials = new Secret(Buffer.from(`${identifier.value}:${password.reveal()}`, 'utf8').toString('base64'));
    const answer = await http({
      method: 'POST',
      url: `${baseUrl}/v1/auth`,
      // The page's table calls it `Authentication`; its sample and the other calls say `Authorization`.
      headers: { Authorization: `Token ${credentials.reveal()}` },
      body: {},
      secrets: [password, credentials],
    });
    const code = at(answer.json, 'code');
    const refusedInside = at(answer.json, 'status') === 'ERROR' && typeof code === 'number';
    if (answer.status !== 200 || refusedInside) {
      const words = at(answer.json, 'message') ?? at(answer.json, 'title');
      const status = answer.status === 200 && typeof code === 'number' ? code : answer.status;
      throw refused({ provider: name, answer, words, secrets: [password, credentials], status });
    }
    const { jwt, csrf, ...user } = parseAnswer(name, success, answer);
    const profile = {
      ...emptyProfile,
      username: user.userName,
      name: user.displayName,
      email: user.emailAddress,
      organization: user.orgUid,
    };
    return { accessToken: jwt, refreshToken: null, csrf, expiresInSeconds: null, profile, exchange: answer.exchange };
  },
};
