import type { IdentifierKind, ProviderId } from '../../src/contract/account.ts';
import type { SimulatedProvider, SimulatedUser } from './simulated-provider.ts';

interface PageRequest {
  readonly path: string;
  /** The member of the answer that holds the access token; dots lead inwards. */
  readonly token: string;
  readonly identifiers: readonly IdentifierKind[];
  readonly init: (user: Who, kind: IdentifierKind) => PostInit;
}

type PostInit = RequestInit & { readonly body: string };

type Who = Pick<SimulatedUser, 'username' | 'email' | 'password'>;

const post = (body: object, headers: Record<string, string> = {}): PostInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** The sample requests of the pages, word for word but for the values. */
export const pageRequests: Readonly<Record<ProviderId, PageRequest>> = {
  cloudidr: {
    path: '/external/api/v1/sign-in',
    token: 'access_token',
    identifiers: ['username', 'email'],
    init: (user, kind) => post({ username: user[kind], password: user.password }),
  },
  cloudio: {
    path: '/v1/auth',
    token: 'jwt',
    identifiers: ['username'],
    init: ({ username, password }) =>
      post({}, { Authorization: `Token ${Buffer.from(`${username}:${password}`).toString('base64')}` }),
  },
  auths: {
    path: '/api/v1/auths/sign-in',
    token: 'accessToken',
    identifiers: ['email', 'username'],
    init: (user, kind) => post({ [kind]: user[kind], password: user.password }),
  },
  neostra: {
    path: '/api/v1/auth/signin',
    token: 'data.token',
    identifiers: ['email'],
    init: ({ email, password }) => post({ email, password }),
  },
  appmixer: {
    path: '/user/auth',
    token: 'token',
    identifiers: ['username', 'email'],
    init: (user, kind) => post({ [kind]: user[kind], password: user.password }),
  },
};

interface PageAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  /** Empty where the answer has none. */
  readonly token: string;
}

/** Signs in with nothing but `fetch`, as the page shows: to judge the servers, and to measure a client against. */
export async function signInAsOnPage(
  provider: Pick<SimulatedProvider, 'id' | 'baseUrl'>,
  user: Who,
  kind: IdentifierKind = pageRequests[provider.id].identifiers[0] ?? 'username',
): Promise<PageAnswer> {
  const request = pageRequests[provider.id];
  const response = await fetch(provider.baseUrl + request.path, request.init(user, kind));
  const body: unknown = await response.json();
  const token = readMember(body, request.token);
  return { status: response.status, headers: response.headers, body, token: typeof token === 'string' ? token : '' };
}

/** A member deep inside, e.g. `data.user.id`; undefined where the way there ends. */
export function readMember(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => new Map(Object.entries(inner ?? {})).get(name), value);
}

/** The same where it must be a text; throws where it is none. */
export function readText(value: unknown, path: string): string {
  const text = readMember(value, path);
  if (typeof text !== 'string') throw new TypeError(`There is no text at ${path}.`);
  return text;
}

export function postJson(url: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, post(body, headers));
}

/** The members of the JSON object in the body; none where it is no object. */
export async function readJson(response: Response): Promise<Record<string, unknown>> {
  const body: unknown = await response.json();
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

/** The claims, unchecked. */
export function decodeJwt(token: string): Record<string, unknown> {
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  return typeof claims === 'object' && claims !== null ? { ...claims } : {};
}
