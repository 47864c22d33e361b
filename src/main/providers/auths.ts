import * as z from 'zod/mini';
import { t } from '../../contract/language/language.ts';
import { TokendockError } from '../errors.ts';
import { optionalToken, parseAnswer, profileText, profileTexts, token } from './answer.ts';
import { emptyProfile, hour, minute } from './provider.ts';
import type { Provider } from './provider.ts';
import { at, listed, refused } from './refusal.ts';
import { providerWords } from './words.ts';

const name = 'Auths';
const user = z.catch(
  z.nullish(
    z.object({
      id: profileText,
      username: profileText,
      email: profileText,
      firstName: profileText,
      lastName: profileText,
      rol: profileText,
      permissions: profileTexts,
    }),
  ),
  null,
);
const success = z.object({ accessToken: token, refreshToken: optionalToken, user });

/** An API that publishes POST /api/v1/auths/sign-in without naming itself; its address is the user's own. */
export const auths: Provider = {
  form: {
    id: 'auths',
    name,
    identifiers: ['email', 'username'],
    defaultBaseUrl: null,
    baseUrlExample: 'https://api.example.com',
    baseUrlHint: 'hint.auths',
    docsUrl: null,
    furtherForms: ['refresh-token'],
    canCreateUser: false,
    canRefreshProfile: false,
  },
  // "Expiration: 24 hours from issuance"
  documentedLifetimeMs: 24 * hour,
  assumedFreshMs: 15 * minute,
  minPasswordLength: 6,
  async signIn(http, { baseUrl, identifier }, password) {
    const answer = await http({
      method: 'POST',
      url: `${baseUrl}/api/v1/auths/sign-in`,
      body: { [identifier.kind]: identifier.value, password: password.reveal() },
      secrets: [password],
    });
    if (answer.status !== 200 && answer.status !== 201) {
      const words = listed(at(answer.json, 'errors')) ?? at(answer.json, 'message');
      // Its only documented 403: the password was right, the account is switched off.
      if (answer.status === 403) {
        const message = providerWords(words, [password]) ?? t('failure.inactive');
        throw new TokendockError({ code: 'account-inactive', message });
      }
      throw refused({ provider: name, answer, words, secrets: [password] });
    }
    const parsed = parseAnswer(name, success, answer);
    const fullName = [parsed.user?.firstName, parsed.user?.lastName].filter(Boolean).join(' ');
    const profile = {
      ...emptyProfile,
      id: parsed.user?.id ?? null,
      username: parsed.user?.username ?? null,
      email: parsed.user?.email ?? null,
      name: fullName === '' ? null : fullName,
      // Spelt `rol` by the page, which asks clients to show it as role.
      roles: parsed.user?.rol ? [parsed.user.rol] : [],
      permissions: parsed.user?.permissions ?? [],
    };
    const { accessToken, refreshToken } = parsed;
    return { accessToken, refreshToken, csrf: null, expiresInSeconds: null, profile, exchange: answer.exchange };
  },
};
