import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { readHolder, readObject } from './server/reading.ts';
import type { ProviderState } from './server/provider-state.ts';
import { type Answer, type ArrivedRequest, Refusal, type SignedIn, type Simulation } from './server/simulation.ts';

// The page names no further route: this one is ours.
const protectedPath = '/v1/session';
const orgUid = 'cloudio';

/**
 * CloudIO, "Authentication". The page documents one failure, 403: a missing or malformed header, an inactive account
 * and an email in place of the username get it too.
 */
export const cloudio: Simulation = {
  lifetimeSeconds: 3600,
  lifetimeIn: 'jwt',
  protectedPath,
  routes: {
    '/v1/auth': { POST: { kind: 'sign-in', answer: signIn } },
    [protectedPath]: { GET: { kind: 'protected', answer: showSession } },
  },
  signedIn,
  failure: (refusal) => ({
    code: refusal.status,
    status: 'ERROR',
    title: refusal.status === 403 ? 'Access Denied' : STATUS_CODES[refusal.status],
    message: refusal.message,
  }),
};

function signIn(request: ArrivedRequest, state: ProviderState): Answer {
  if (Object.keys(readObject(request)).length > 0) throw new Refusal(400, 'The request body must be {}');
  const { username, password } = readCredentials(request);
  const user = state.users.find({ username });
  if (user?.password !== password || !user.active) throw accessDenied();
  const sessionId = randomUUID();
  const csrf = state.issueSecret();
  // The sample's payload begins with these three. Whether the real one has an `exp`, the page does not show.
  const token = state.issueJwt(user, { session: sessionId, csrf, org_uid: orgUid }, { exp: true, csrf });
  return { status: 200, body: signedIn({ user, token, csrf, sessionId }) };
}

/**
 * The page's sample sends the credentials as `Authorization`, its table calls the header `Authentication`: either
 * works, and `Authorization` wins. The request log shows which came.
 */
function readCredentials({ headers }: ArrivedRequest): { username: string; password: string } {
  const value = headers.authorization ?? headers['authentication'];
  const [, encoded = ''] = /^Token (\S+)$/.exec(typeof value === 'string' ? value : '') ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  // Node reads base64 leniently; `btoa`, which the page names, writes this one form.
  if (encoded === '' || bytes.toString('base64') !== encoded) throw accessDenied();
  const text = bytes.toString('utf8');
  // As in RFC 7617, the username ends at the first colon; a password may hold more of them.
  const colon = text.indexOf(':');
  if (colon < 1) throw accessDenied();
  return { username: text.slice(0, colon), password: text.slice(colon + 1) };
}

function accessDenied(): Refusal {
  return new Refusal(403, 'Access Denied - Invalid username and/or password!');
}

function signedIn({ user, token, csrf, sessionId }: Pick<SignedIn, 'user' | 'token' | 'csrf' | 'sessionId'>): object {
  return {
    orgUid,
    sessionId,
    userName: user.username,
    displayName: user.username.charAt(0).toUpperCase() + user.username.slice(1),
    emailAddress: user.email,
    csrf,
    jwt: token,
    status: 'OK',
  };
}

/**
 * The page wants `csrf` and `jwt` in every further call but names no header for `csrf`. So the JWT is required as
 * Bearer, and a CSRF value is judged only if one comes, in a header of our choosing: `X-CSRF`.
 */
function showSession(request: ArrivedRequest, state: ProviderState): Answer {
  const { user, csrf } = readHolder(request, state, 'Session is invalid or has expired');
  const sent = request.headers['x-csrf'];
  if (sent !== undefined && sent !== csrf) throw new Refusal(401, 'The csrf value does not belong to this session');
  return { status: 200, body: { userName: user.username, status: 'OK' } };
}
