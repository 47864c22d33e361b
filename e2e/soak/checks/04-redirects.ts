import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { providerIds } from '../../../src/contract/account.ts';
import type { Identifier, ProviderId } from '../../../src/contract/account.ts';
import type { NewAccountDraft } from '../../../src/contract/calls.ts';
import type { Failure } from '../../../src/contract/result.ts';
import { systemClock } from '../../../src/main/clock.ts';
import { TokendockError } from '../../../src/main/errors.ts';
import { createHttp } from '../../../src/main/providers/http.ts';
import { providers } from '../../../src/main/providers/index.ts';
import { Secret } from '../../../src/main/secret.ts';
import { createTestAuthority } from '../../../src/main/testing/certificates.ts';
import { portOf } from '../../port-of.ts';
import { redirectStatuses, redirectTo } from '../../providers/hostile-answers.ts';
import { startProvider } from '../../providers/index.ts';
import { startTlsFront } from '../../tls-front.ts';
import { createBroken } from '../check.ts';
import type { Check } from '../check.ts';
import { startPrivatePlace } from '../private-place.ts';
import { userAt } from '../user-at.ts';

const password = 'canary-redirect-8841';

export const check: Check = {
  id: '4',
  name: 'Redirects',
  onElectron: 'net.fetch has a way of its own to refuse a redirect, which the stand-in follows',
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
    {
      what: 'Where a redirect points is not noted on its way',
      file: 'src/main/desktop/net-fetch.ts',
      find: 'if (asked) asked.location = redirectURL;',
      replace: 'if (asked) asked.location = url;',
    },
  ],
  async run({ quick }) {
    const { broken, expect } = createBroken();
    const authority = createTestAuthority('Redirects Root');
    const second = await startWitness();
    const ways = { 'Node’s fetch': await throughNode(authority.pem), 'the app': await throughApp(authority.pem) };
    const figures = { redirectsThroughNode: 0, redirectsThroughApp: 0, requestsAtSecondServer: 0 };
    try {
      for (const id of providerIds) {
        const server = await startProvider(id);
        const front = await startTlsFront(authority.issue('localhost'), server.baseUrl);
        const plain = userAt(server, { name: 'ana', password });
        const secure = { ...plain, label: `${id} behind TLS`, baseUrl: `https://localhost:${front.port}` };
        const places = [
          { from: plain, to: '/elsewhere', host: new URL(server.baseUrl).host },
          { from: plain, to: `http://${second.host}/sign-in`, host: second.host },
          { from: secure, to: `http://${second.host}/sign-in`, host: second.host },
        ];
        for (const [way, { signIn, counted }] of Object.entries(ways)) {
          const statuses = quick && counted === 'redirectsThroughApp' ? ([302, 307] as const) : redirectStatuses;
          for (const { from, to, host } of places) {
            for (const status of statuses) {
              server.clearRequests();
              server.answerNext(redirectTo(status, to));
              const failure = await signIn(id, from);
              figures[counted] += 1;
              const what = `${way}, ${id}, ${status} from ${new URL(from.baseUrl).protocol} to ${to}`;
              expect(failure?.code === 'redirected', `${what}: ended as ${failure?.code ?? 'a success'}.`);
              expect(failure?.message.includes(host) ?? false, `${what}: the message does not name ${host}.`);
              expect(server.requests.length === 1, `${what}: ${server.requests.length} requests instead of one.`);
            }
          }
        }
        await front.close();
        await server.close();
      }
    } finally {
      for (const way of Object.values(ways)) await way.close();
      await second.close();
      authority.close();
    }
    figures.requestsAtSecondServer = second.requests();
    expect(second.requests() === 0, `The second server got ${second.requests()} requests.`);
    return { figures, broken };
  },
};

interface Way {
  readonly counted: 'redirectsThroughNode' | 'redirectsThroughApp';
  /** Null: it succeeded. */
  readonly signIn: (id: ProviderId, draft: NewAccountDraft) => Promise<Failure | null>;
  readonly close: () => Promise<void>;
}

/** The provider's own request over the guarded HTTP step. */
async function throughNode(pem: string): Promise<Way> {
  setDefaultCACertificates([...getCACertificates('default'), pem]);
  const http = createHttp({ fetch, clock: systemClock });
  return {
    counted: 'redirectsThroughNode',
    async signIn(id, { username, email, baseUrl }) {
      const identifier: Identifier =
        username === '' ? { kind: 'email', value: email } : { kind: 'username', value: username };
      try {
        await providers[id].signIn(http, { identifier, baseUrl, choice: null }, new Secret(password));
        return null;
      } catch (error) {
        if (error instanceof TokendockError) return error.failure;
        throw error;
      }
    },
    close: () => Promise.resolve(),
  };
}

/** All of the program, with `net.fetch`. */
async function throughApp(pem: string): Promise<Way> {
  const folder = await mkdtemp(join(tmpdir(), 'tokendock-redirects-'));
  const file = join(folder, 'root.pem');
  await writeFile(file, pem);
  const place = await startPrivatePlace();
  const { app, call } = await place.open();
  await app.chooseFile(file);
  const ids = new Map<string, string>();
  const idOf = async (draft: NewAccountDraft): Promise<string> => {
    const known = ids.get(draft.label);
    if (known !== undefined) return known;
    const chosen = draft.baseUrl.startsWith('https:') ? await call('chooseAuthority') : null;
    const authority = chosen?.ok === true ? (chosen.value?.pem ?? null) : null;
    const added = await call('addAccount', { ...draft, authority });
    if (!added.ok) throw new Error(`The account was not added: ${added.error.message}`);
    ids.set(draft.label, added.value.id);
    return added.value.id;
  };
  return {
    counted: 'redirectsThroughApp',
    async signIn(_id, draft) {
      const signedIn = await call('signIn', { id: await idOf(draft) });
      return signedIn.ok ? null : signedIn.error;
    },
    async close() {
      await place.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
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
