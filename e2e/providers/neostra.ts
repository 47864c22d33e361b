import { STATUS_CODES } from 'node:http';
import { filledText, readHolder, readObject } from './server/reading.ts';
import type { ProviderState } from './server/provider-state.ts';
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
  // The page shows no token: this one has no `exp`, so that only `expiresIn` tells its life.
  const token = state.issueJwt(user, { sub: user.uuid });
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
