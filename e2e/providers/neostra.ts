import { STATUS_CODES } from 'node:http';
import { filledText, readHolder, readObject } from './server/reading.ts';
import type { ProviderState } from './server/provider-state.ts';
import type { StoredUser } from './server/users.ts';
import { type Answer, type ArrivedRequest, Refusal, type SignedIn, type Simulation } from './server/simulation.ts';

// The page names no further route: this one is ours.
const protectedPath = '/api/v1/auth/me';
// The page's only words for a 401, so the sign-in says them too.
const unauthorized = 'Authentication required. Please provide a valid API token';

/** Neostra, "Sign in". An inactive account is not on the page: it is refused like a wrong password. */
export const neostra: Simulation = {
  lifetimeSeconds: 3600,
  lifetimeIn: 'answer',
  protectedPath,
  routes: {
    '/api/v1/auth/signin': { POST: { kind: 'sign-in', answer: signIn } },
    '/v1/auth/select-tenant': { POST: { kind: 'select-tenant', answer: selectTenant } },
    [protectedPath]: { GET: { kind: 'protected', answer: showUser } },
  },
  signedIn,
  failure: (refusal) => ({
    error: STATUS_CODES[refusal.status],
    message: refusal.message,
    code: refusal.status,
  }),
};

function signIn(request: ArrivedRequest, state: ProviderState): Answer {
  const body = readObject(request);
  const email = filledText(body['email']);
  const password = filledText(body['password']);
  if (email === undefined || password === undefined) throw new Refusal(400, 'email and password are required');
  // "Format: email"
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Refusal(400, 'email must be a valid email address');
  const user = state.users.find({ email });
  if (user?.password !== password || !user.active) throw new Refusal(401, unauthorized);
  if (user.tenants.length > 0) return askForTenant(user, state);
  return giveToken(user, state);
}

/** The developer guide: a user of tenants gets a temporary token, and chooses. */
function askForTenant(user: StoredUser, state: ProviderState): Answer {
  const tenants = user.tenants.map(({ id, name }) => ({ id, name, logo: null }));
  const data = { token: state.issueTemporary(user), tenants };
  return { status: 200, body: { success: true, message: 'Select a tenant', data } };
}

function selectTenant(request: ArrivedRequest, state: ProviderState): Answer {
  const [, token = ''] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
  const user = state.temporaryHolder(token);
  if (user === null) throw new Refusal(401, unauthorized);
  const wanted = readObject(request)['tenantId'];
  const tenant = user.tenants.find(({ id }) => id === wanted);
  if (tenant === undefined) throw new Refusal(404, 'Tenant not found');
  if (tenant.closed === true) throw new Refusal(403, 'This tenant is closed');
  return giveToken(user, state, { tenant: tenant.id });
}

function giveToken(user: StoredUser, state: ProviderState, claims: object = {}): Answer {
  // The page shows no token: this one has no `exp`, so that only `expiresIn` tells its life.
  const token = state.issueJwt(user, { sub: user.uuid, ...claims });
  const lifetime = Math.floor(state.lifetimeSeconds);
  return { status: 200, body: signedIn({ user, token, lifetime, refreshToken: state.issueSecret() }) };
}

function signedIn({
  user,
  token,
  lifetime,
  refreshToken,
}: Pick<SignedIn, 'user' | 'token' | 'lifetime' | 'refreshToken'>): object {
  return {
    status: 200,
    message: 'Success',
    data: {
      token,
      refreshToken,
      expiresIn: lifetime,
      user: { id: user.uuid, email: user.email, name: user.username, roles: ['admin'] },
    },
    // "List of error details, if any"
    errors: [],
  };
}

function showUser(request: ArrivedRequest, state: ProviderState): Answer {
  const { user } = readHolder(request, state, unauthorized);
  return { status: 200, body: { status: 200, message: 'Success', data: { email: user.email }, errors: [] } };
}
