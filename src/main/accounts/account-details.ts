import type { AccountDetails, DetailRow } from '../../contract/details.ts';
import { t } from '../../contract/language/language.ts';
import type { PlainKey } from '../../contract/language/language.ts';
import { TokendockError } from '../errors.ts';
import type { Profile } from '../providers/provider.ts';
import { providerWords } from '../providers/words.ts';
import type { Secret } from '../secret.ts';
import { claimsOf } from '../tokens/claims.ts';
import type { Tokens } from '../tokens/fresh-token.ts';
import type { AccountSecrets } from './account-secrets.ts';
import type { Accounts } from './accounts.ts';

interface Sources {
  readonly accounts: Pick<Accounts, 'get'>;
  readonly tokens: Pick<Tokens, 'peek'>;
  readonly secrets: Pick<AccountSecrets, 'password' | 'session'>;
}

/** All that is known about an account without asking its provider. Nothing in it is a secret. */
export async function accountDetails(id: string, { accounts, tokens, secrets }: Sources): Promise<AccountDetails> {
  const { createdAt, attempts } = accounts.get(id);
  const session = await tokens.peek(id);
  const { password, keychain } = await keychainOf(id, secrets);
  // A provider may say anything, so also what it was sent and what it gave.
  const hidden = [password, session?.accessToken, session?.refreshToken, session?.csrf].filter((each) => each != null);
  return {
    hasSession: session !== null,
    profile: session ? profileRows(session.profile, hidden) : [],
    claims: session ? claimsOf(session.accessToken, hidden) : [],
    attempts: attempts.toReversed(),
    keychain,
    createdAt,
  };
}

const names: readonly (readonly [PlainKey, (profile: Profile) => string | null])[] = [
  ['profile.name', ({ name }) => name],
  ['profile.username', ({ username }) => username],
  ['profile.email', ({ email }) => email],
  ['profile.id', ({ id }) => id],
  ['profile.roles', ({ roles }) => roles.join(', ')],
  ['profile.plan', ({ plan }) => plan],
  ['profile.organization', ({ organization }) => organization],
  ['profile.permissions', ({ permissions }) => permissions.join(', ')],
  ['profile.active', ({ active }) => (active === null ? null : t(active ? 'profile.yes' : 'profile.no'))],
];

function profileRows(profile: Profile, secrets: readonly Secret[]): DetailRow[] {
  return names.flatMap(([name, read]) => {
    const value = providerWords(read(profile), secrets);
    return value === null ? [] : [{ name: t(name), value }];
  });
}

interface Kept {
  readonly password: Secret | null;
  readonly keychain: AccountDetails['keychain'];
}

async function keychainOf(id: string, secrets: Sources['secrets']): Promise<Kept> {
  try {
    const password = await secrets.password(id);
    return { password, keychain: { password: password !== null, session: (await secrets.session(id)) !== null } };
  } catch (error) {
    if (error instanceof TokendockError) return { password: null, keychain: error.failure };
    throw error;
  }
}
