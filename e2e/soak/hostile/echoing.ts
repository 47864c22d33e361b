import { failureText } from '../../providers/simulations.ts';
import { send } from '../../providers/server/send.ts';
import type { AnswerHandler, SimulatedProvider } from '../../providers/simulated-provider.ts';

/** How an answer may repeat what was sent. */
const echoes: Readonly<Record<string, (secret: string) => string>> = {
  plain: (secret) => secret,
  base64: (secret) => Buffer.from(`ana:${secret}`).toString('base64'),
  base64url: (secret) => Buffer.from(secret).toString('base64url'),
  hex: (secret) => Buffer.from(secret).toString('hex'),
  'URL-encoded': (secret) => encodeURIComponent(secret),
  cut: (secret) => secret.slice(2, -2),
};

interface Echoing {
  readonly name: string;
  readonly handler: (server: SimulatedProvider, secret: string) => AnswerHandler;
}

/** Answers that repeat the password: as the provider's words, and where nobody looks for any. */
export const echoing: readonly Echoing[] = [
  ...Object.entries(echoes).map(([how, echo]): Echoing => ({
    name: `a refusal that repeats the password, ${how}`,
    handler: ({ id }, secret) =>
      answering(id === 'cloudio' ? 403 : 401, (): string => failureText(id, 401, `No entry for ${echo(secret)}`)),
  })),
  {
    name: 'a page that repeats the request',
    handler: (server) => answering(200, () => `<h1>Not found</h1><pre>${sentTo(server)}</pre>`),
  },
  {
    name: 'JSON that breaks off in the password',
    handler: (_server, secret) => answering(200, () => `{"password":"${secret.slice(0, -2)}`),
  },
  {
    name: 'a token that repeats the request, and is none',
    handler: (server) => answering(200, () => JSON.stringify({ access_token: sentTo(server), jwt: sentTo(server) })),
  },
  {
    name: 'headers that repeat the password',
    handler: (_server, secret) => (_request, response) =>
      send(response, 500, '', { 'X-Debug': encodeURIComponent(secret), 'Retry-After': encodeURIComponent(secret) }),
  },
  {
    name: 'a redirect with the password in its address',
    handler: (_server, secret) => (_request, response) =>
      send(response, 302, '', { Location: `/login?password=${encodeURIComponent(secret)}` }),
  },
];

function answering(status: number, text: () => string): AnswerHandler {
  return (_request, response) => send(response, status, text());
}

function sentTo({ requests }: SimulatedProvider): string {
  const { body = '', headers = {} } = requests.at(-1) ?? {};
  return `${headers['authorization'] ?? ''} ${body}`;
}
