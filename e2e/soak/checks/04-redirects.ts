import { createServer } from 'node:http';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { providerIds } from '../../../src/contract/account.ts';
import type { ProviderId } from '../../../src/contract/account.ts';
import { systemClock } from '../../../src/main/clock.ts';
import { TokendockError } from '../../../src/main/errors.ts';
import { createHttp } from '../../../src/main/providers/http.ts';
import { providers } from '../../../src/main/providers/index.ts';
import { Secret } from '../../../src/main/secret.ts';
import { portOf } from '../../port-of.ts';
import { startProvider } from '../../providers/index.ts';
import { createBroken } from '../check.ts';
import type { Check } from '../check.ts';

const password = 'canary-redirect-8841';
const statuses = [301, 302, 303, 307, 308];

export const check: Check = {
  id: '4',
  name: 'Redirects',
  onElectron: 'net.fetch has a way of its own to refuse a redirect',
  planted: [
    {
      what: 'Redirects are followed',
      file: 'src/main/providers/http.ts',
      find: "redirect: 'manual'",
      replace: "redirect: 'follow'",
    },
    {
      what: 'The error keeps the host to itself',
      file: 'src/main/providers/http.ts',
      find: "t('failure.redirected', { host: host.slice(0, 100) })",
      replace: "t('failure.redirectedSomewhere')",
    },
  ],
  async run() {
    const { broken, expect } = createBroken();
    const second = await startWitness();
    let tried = 0;
    for (const id of providerIds) {
      const server = await startProvider(id);
      server.addUser({ username: 'ana', email: 'ana@example.com', password });
      const own = new URL(server.baseUrl).host;
      const places = [
        { place: `/elsewhere`, host: own },
        { place: `http://${second.host}/sign-in`, host: second.host },
        // As from https: to http: elsewhere; the guard does not look at where a redirect leads, or from where.
        { place: 'http://downgraded.example/sign-in', host: 'downgraded.example' },
      ];
      for (const status of statuses) {
        for (const { place, host } of places) {
          server.clearRequests();
          server.answerNext((_request, response) => redirect(response, status, place));
          const error = await signIn(id, server.baseUrl);
          tried += 1;
          const what = `${id}, ${status} to ${place}`;
          expect(error?.failure.code === 'redirected', `${what}: ended as ${error?.failure.code ?? 'a success'}.`);
          expect(error?.message.includes(host) ?? false, `${what}: the message does not name ${host}.`);
          expect(server.requests.length === 1, `${what}: ${server.requests.length} requests instead of one.`);
        }
      }
      await server.close();
    }
    expect(second.requests() === 0, `The second server got ${second.requests()} requests.`);
    await second.close();
    return { figures: { redirectsTried: tried, requestsAtSecondServer: second.requests() }, broken };
  },
};

function redirect(response: ServerResponse, status: number, place: string): void {
  response.writeHead(status, { Location: place }).end();
}

async function signIn(id: ProviderId, baseUrl: string): Promise<TokendockError | null> {
  const provider = providers[id];
  const kind = provider.form.identifiers[0] ?? 'username';
  const http = createHttp({ fetch, clock: systemClock });
  const identifier = { kind, value: kind === 'email' ? 'ana@example.com' : 'ana' };
  try {
    await provider.signIn((request) => http(request), { identifier, baseUrl, choice: null }, new Secret(password));
    return null;
  } catch (error) {
    if (error instanceof TokendockError) return error;
    throw error;
  }
}

/** Counts whatever reaches it. */
async function startWitness() {
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    host: `127.0.0.1:${portOf(server)}`,
    requests: () => requests,
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}
