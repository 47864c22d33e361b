import { randomUUID } from 'node:crypto';
import type { ProviderId } from '../../../src/contract/account.ts';
import { refusalSaying } from '../../providers/documented-answers.ts';
import { hostileJwt, successText } from '../../providers/hostile/success-text.ts';
import { redirectTo } from '../../providers/hostile-answers.ts';
import { send } from '../../providers/server/send.ts';
import { storedUser } from '../../providers/server/users.ts';
import { failureText } from '../../providers/simulations.ts';
import type { AnswerHandler } from '../../providers/simulated-provider.ts';

/** Answers of a provider that repeats what it should keep to itself, in every place where it may put a text. */
export function telltales(id: ProviderId, password: string): AnswerHandler[] {
  const bytes = Buffer.from(password);
  const echoes = [
    password,
    bytes.toString('base64'),
    Buffer.from(`soak:${password}`).toString('base64'),
    bytes.toString('hex'),
    encodeURIComponent(password),
    JSON.stringify({ password }),
  ];
  const token = hostileJwt({ exp: Math.floor(Date.now() / 1000) + 3600 });
  return [
    ...echoes.map((echo) => refusalSaying(id, `You sent ${echo} to us.`)),
    // Tried once, since nobody waits that long.
    (_request, response) =>
      send(response, 500, failureText(id, 500, `Trouble with ${password}`), { 'Retry-After': '60' }),
    // JSON that breaks off behind the token: a parser's error would quote it.
    (_request, response) => send(response, 200, successText(id, { token }).slice(0, -15)),
    (_request, response) => send(response, 200, `<html>${token} ${password}</html>`),
    ...(isHostName(password)
      ? [redirectTo(307, `https://${password}.example/`), redirectTo(302, `https://${bytes.toString('hex')}.example/`)]
      : []),
  ];
}

/** A sign-in that succeeds, with the password and the token in every text of the profile and of the token itself. */
export function telltaleSignIn(id: ProviderId, password: string): { handler: AnswerHandler; secrets: string[] } {
  const token = hostileJwt({ exp: Math.floor(Date.now() / 1000) + 3600, name: password, [password]: 'x' });
  const refreshToken = randomUUID();
  const csrf = randomUUID();
  const names = { username: password, email: `${token}@example.com`, password };
  const user = { ...storedUser(names, 1), uuid: refreshToken, tenants: [] };
  const text = successText(id, { user, token, refreshToken, csrf, sessionId: csrf });
  return { handler: (_request, response) => send(response, 200, text), secrets: [token, refreshToken, csrf] };
}

const isHostName = (text: string): boolean => /^[a-z0-9-]+$/.test(text);
