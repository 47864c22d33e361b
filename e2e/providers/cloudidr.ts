import { STATUS_CODES } from 'node:http';
import { filledText, readHolder, readObject } from './server/reading.ts';
import type { ProviderState } from './server/provider-state.ts';
import { type Answer, type ArrivedRequest, Refusal, type SignedIn, type Simulation } from './server/simulation.ts';

// The page names no further route: this one is ours.
const protectedPath = '/external/api/v1/me';

/** Cloudidr, "Sign In". An inactive account is not on the page: it is refused like a wrong password. */
export const cloudidr: Simulation = {
  lifetimeSeconds: 3600,
  lifetimeIn: 'answer',
  protectedPath,
  routes: {
    '/external/api/v1/sign-in': { POST: { kind: 'sign-in', answer: signIn } },
    [protectedPath]: { GET: { kind: 'protected', answer: showUser } },
  },
  signedIn,
  failure: (refusal, now) => ({
    error: {
      code: `${refusal.status}`,
      message: STATUS_CODES[refusal.status],
      // The page's timestamps carry neither fraction nor zone: '2025-03-04T17:01:01'.
      details: { timestamp: new Date(now).toISOString().slice(0, 19), description: refusal.message },
    },
  }),
};

function signIn(request: ArrivedRequest, state: ProviderState): Answer {
  const body = readObject(request);
  const username = filledText(body['username']);
  const password = filledText(body['password']);
  if (username === undefined || password === undefined) throw new Refusal(400, 'Username and password are required');
  // "User's email or username", both in the one field.
  const user = state.users.find({ username }) ?? state.users.find({ email: username });
  if (user?.password !== password || !user.active) throw new Refusal(401, 'Invalid username or password');
  // As on the page, the token has no `exp`: only `expires_in` tells its life.
  const token = state.issueJwt(user, { sub: `${user.id}`, name: user.username });
  return { status: 200, body: signedIn({ token, lifetime: Math.floor(state.lifetimeSeconds) }) };
}

function signedIn({ token, lifetime }: Pick<SignedIn, 'token' | 'lifetime'>): object {
  return { access_token: token, token_type: 'Bearer', expires_in: lifetime };
}

function showUser(request: ArrivedRequest, state: ProviderState): Answer {
  const { user } = readHolder(request, state, 'Invalid or expired access token');
  return { status: 200, body: { username: user.username, email: user.email } };
}
