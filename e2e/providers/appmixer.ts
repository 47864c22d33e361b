import { STATUS_CODES } from 'node:http';
import { filledText, readHolder, readObject } from './server/reading.ts';
import type { ProviderState } from './server/provider-state.ts';
import { type Answer, type ArrivedRequest, Refusal, type SignedIn, type Simulation } from './server/simulation.ts';
import type { StoredUser } from './server/users.ts';

const protectedPath = '/user';
const scope = ['user'];
const plan = 'free';

/**
 * Appmixer, "Authentication": sign in, create user, who am I. The page documents no failure at all. Those here have
 * the shape that hapi servers give theirs, and statuses that fit: 400 for what is missing, 401, 409 for what is taken.
 *
 * The page's sample of a sign-in is that of a user with `isActive: false`, and it has a token: so an inactive account
 * signs in here, and its token works.
 */
export const appmixer: Simulation = {
  // The page's sample token lives for 30 days; an hour makes it like the others.
  lifetimeSeconds: 3600,
  lifetimeIn: 'jwt',
  protectedPath,
  routes: {
    '/user/auth': { POST: { kind: 'sign-in', answer: signIn } },
    [protectedPath]: {
      POST: { kind: 'create-user', answer: createUser },
      GET: { kind: 'who-am-i', answer: showUser },
    },
  },
  signedIn,
  failure: (refusal) => ({
    statusCode: refusal.status,
    error: STATUS_CODES[refusal.status],
    message: refusal.message,
  }),
};

function signIn(request: ArrivedRequest, state: ProviderState): Answer {
  const body = readObject(request);
  const username = filledText(body['username']);
  const email = filledText(body['email']);
  const password = filledText(body['password']);
  if (password === undefined) throw new Refusal(400, 'password is required');
  if (username === undefined && email === undefined) throw new Refusal(400, 'username or email is required');
  const user = state.users.find({ username, email });
  if (user?.password !== password) throw new Refusal(401, 'Invalid username or password');
  return { status: 200, body: signedIn({ user, token: issueToken(user, state) }) };
}

/** Open to everyone, as it is by default. The new user is active. */
function createUser(request: ArrivedRequest, state: ProviderState): Answer {
  const body = readObject(request);
  const username = filledText(body['username']);
  const email = filledText(body['email']);
  const password = filledText(body['password']);
  if (username === undefined || email === undefined || password === undefined) {
    throw new Refusal(400, 'username, email and password are required');
  }
  if (state.users.find({ username }) ?? state.users.find({ email })) throw new Refusal(409, 'User already exists');
  const user = state.users.add({ username, email, password });
  return { status: 200, body: { token: issueToken(user, state) } };
}

function showUser(request: ArrivedRequest, state: ProviderState): Answer {
  const { user } = readHolder(request, state, 'Missing or invalid access token');
  const { username, active: isActive, email } = user;
  return { status: 200, body: { id: idOf(user), username, isActive, email, scope, plan } };
}

/** With the claims of the page's sample token. */
function issueToken(user: StoredUser, state: ProviderState): string {
  return state.issueJwt(user, { id: idOf(user), scope }, { exp: true });
}

function signedIn({ user, token }: Pick<SignedIn, 'user' | 'token'>): object {
  const { username, active: isActive, email } = user;
  return { user: { id: idOf(user), username, isActive, email, plan }, token };
}

/** 24 hexadecimal digits. */
function idOf(user: StoredUser): string {
  return user.uuid.replaceAll('-', '').slice(0, 24);
}
