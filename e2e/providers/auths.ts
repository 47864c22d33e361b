import { filledText, readHolder, readObject } from './server/reading.ts';
import type { ProviderState } from './server/provider-state.ts';
import { type Answer, type ArrivedRequest, Refusal, type SignedIn, type Simulation } from './server/simulation.ts';

// The page names no further route: this one is ours.
const protectedPath = '/api/v1/auths/me';
const shortestPassword = 6;

/** "Auths": the API that publishes `/api/v1/auths/sign-in`. */
export const auths: Simulation = {
  // "Expiration: 24 hours from issuance"
  lifetimeSeconds: 24 * 60 * 60,
  lifetimeIn: 'nowhere',
  protectedPath,
  routes: {
    '/api/v1/auths/sign-in': { POST: { kind: 'sign-in', answer: signIn } },
    [protectedPath]: { GET: { kind: 'protected', answer: showUser } },
  },
  signedIn,
  failure: ({ status, message, errors }) => ({
    statusCode: status,
    message,
    ...(errors.length > 0 && { errors }),
  }),
};

function signIn(request: ArrivedRequest, state: ProviderState): Answer {
  const body = readObject(request);
  const email = filledText(body['email']);
  const username = filledText(body['username']);
  const password = filledText(body['password']) ?? '';
  const errors = findProblems(email ?? username, password);
  if (errors.length > 0) throw new Refusal(400, 'Validation failed', errors);
  // The page's sample sends both identifiers: then both must be the same user's.
  const user = state.users.find({ email, username });
  if (user?.password !== password) throw new Refusal(401, 'Invalid email or password');
  if (!user.active) throw new Refusal(403, 'Account is inactive. Contact administrator.');
  // The page tells of 24 hours and shows no token: this one has no `exp`, so that nothing but the page's word tells.
  const token = state.issueJwt(user, { sub: user.id });
  return { status: 200, body: signedIn({ user, token, refreshToken: state.issueSecret(), now: state.now() }) };
}

function findProblems(identifier: string | undefined, password: string): string[] {
  return [
    ...(identifier === undefined ? ['email or username must be provided'] : []),
    // Characters, not UTF-16 units: three emoji are too few.
    ...(Array.from(password).length < shortestPassword
      ? [`password must be at least ${shortestPassword} characters`]
      : []),
  ];
}

function signedIn({
  user,
  token,
  refreshToken,
  now,
}: Pick<SignedIn, 'user' | 'token' | 'refreshToken' | 'now'>): object {
  return {
    accessToken: token,
    refreshToken,
    user: {
      id: user.id,
      username: user.username,
      email: user.email,
      firstName: 'John',
      lastName: 'Doe',
      rol: 'admin',
      avatar: 'https://api.example.com/avatars/1.png',
      status: user.active ? 'active' : 'inactive',
      lastLogin: new Date(now).toISOString(),
      createdAt: user.createdAt.toISOString(),
      // Texts, as the page's interface says; its sample answer has objects here.
      permissions: ['read', 'write'],
      stats: {},
    },
  };
}

function showUser(request: ArrivedRequest, state: ProviderState): Answer {
  const { user } = readHolder(request, state, 'Unauthorized');
  return { status: 200, body: { id: user.id, username: user.username, email: user.email } };
}
