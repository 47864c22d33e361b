import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProviderId } from '../../../src/contract/account.ts';
import { providerIds } from '../../../src/contract/account.ts';
import type { NewAccountDraft } from '../../../src/contract/calls.ts';
import { t } from '../../../src/contract/language/language.ts';
import { createTestAuthority } from '../../../src/main/testing/certificates.ts';
import type { Issued, TestAuthority } from '../../../src/main/testing/certificates.ts';
import { startProvider } from '../../providers/index.ts';
import type { SimulatedProvider } from '../../providers/simulated-provider.ts';
import { whichHost } from '../../stand-in/hosts/which-host.ts';
import { startTlsFront } from '../../tls-front.ts';
import type { TlsFront } from '../../tls-front.ts';
import { createBroken } from '../check.ts';
import type { Check } from '../check.ts';
import { startPrivatePlace } from '../private-place.ts';
import type { OpenedApp } from '../private-place.ts';
import { userAt } from '../user-at.ts';

const password = 'canary-tls-5507';
const faults = ['expired', 'host', 'selfSigned', 'authority'] as const;
type Fault = (typeof faults)[number];
/** By this variable, Node trusts every server. */
const environments = { without: {}, with: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } } as const;

export const check: Check = {
  id: '6',
  name: 'TLS',
  onElectron:
    'Chromium judges the certificates; here Node does, with the system’s authorities replaced by a variable of its own',
  planted: [
    {
      what: 'A session trusts every certificate',
      file: 'src/main/desktop/sessions.ts',
      find: 'if (errorCode !== authorityInvalid) return answer(verdicts.unknown);',
      replace: 'if (errorCode !== 1) return answer(verdicts.trusted);',
    },
    {
      what: 'An own authority vouches for every host',
      file: 'src/main/desktop/sessions.ts',
      find: 'trusted: 0, host: -200,',
      replace: 'trusted: 0, host: 0,',
    },
    {
      what: 'An own authority vouches for what has expired',
      file: 'src/main/desktop/sessions.ts',
      find: 'expired: -201,',
      replace: 'expired: 0,',
    },
    {
      what: 'A self-signed certificate is not told from an unknown authority’s',
      file: 'src/main/desktop/net-fetch.ts',
      find: 'sessions.showedSelfSigned(hostname) ? selfSigned() : error',
      replace: 'sessions.showedSelfSigned(hostname) ? error : error',
    },
    {
      what: 'Every untrusted certificate gets the same words',
      file: 'src/main/providers/network-failure.ts',
      find: 't(`failure.tls.${kind}`)',
      replace: "t('failure.network.tls')",
    },
    {
      what: 'The program talks through Node, as the variable tells that to trust',
      file: 'src/main/index.ts',
      find: 'const fetch = createNetFetch(sessions);',
      replace: "process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';\n  const fetch = globalThis.fetch;",
    },
    {
      what: 'The sign-in check takes the variable’s word for it',
      file: 'src/main/diagnose/certificate.ts',
      find: 'const problem = socket.authorized ? null',
      replace: 'const problem = socket.encrypted ? null',
    },
  ],
  async run({ count }) {
    const { broken, expect } = createBroken();
    const servers = await startServers(providerIds.slice(0, count(providerIds.length, 1)));
    const place = await startPrivatePlace();
    const figures = { refusalsTried: 0, signInsThatShouldSucceed: 0, requestsThatGotThrough: 0 };
    try {
      for (const [variable, env] of Object.entries(environments)) {
        const opened = await place.open({ ...env, NODE_EXTRA_CA_CERTS: servers.files.system });
        for (const tried of servers.drafts) {
          const what = `${tried.what}, ${variable} the variable`;
          servers.clear();
          const { message, tellsOfCheck } = await signIn(opened, tried, servers.files.account);
          const requests = servers.requests();
          if (tried.fault === null) {
            figures.signInsThatShouldSucceed += 1;
            expect(message === null, `${what}: it was refused: ${message}`);
          } else {
            figures.refusalsTried += 1;
            figures.requestsThatGotThrough += requests;
            const words = t(`failure.tls.${tried.fault}`);
            expect(message === words, `${what}: ${message ?? 'it was accepted.'}`);
            expect(requests === 0, `${what}: ${requests} requests got through.`);
            expect(tellsOfCheck.includes(words), `${what}: the sign-in check says “${tellsOfCheck}”`);
          }
        }
        await opened.app.close();
      }
    } finally {
      await place.close();
      await servers.close();
    }
    return { figures, broken };
  },
};

interface Tried {
  readonly what: string;
  /** Null: nothing is wrong with it. */
  readonly fault: Fault | null;
  readonly draft: NewAccountDraft;
  /** Whether the account names the authority itself; else the system knows it. */
  readonly byAccount: boolean;
}

/** What signing in ends in, null being a success; and what the sign-in check says of the certificate. */
async function signIn({ app, call }: OpenedApp, { draft, byAccount }: Tried, authorityFile: string) {
  let authority: string | null = null;
  if (byAccount) {
    await app.chooseFile(authorityFile);
    const chosen = await call('chooseAuthority');
    authority = chosen.ok ? (chosen.value?.pem ?? null) : null;
  }
  const added = await call('addAccount', { ...draft, authority });
  if (!added.ok) throw new Error(`The account was not added: ${added.error.message}`);
  const { id } = added.value;
  const signedIn = await call('signIn', { id });
  const checked = await call('checkSignIn', { id });
  const step = checked.ok ? checked.value.find(({ name }) => name === t('check.tls')) : undefined;
  await call('deleteAccount', { id });
  return { message: signedIn.ok ? null : signedIn.error.message, tellsOfCheck: step?.words ?? '' };
}

/** For each provider a server behind each of the certificates; of an authority that the system knows, or an account. */
async function startServers(ids: readonly ProviderId[]) {
  const folder = await mkdtemp(join(tmpdir(), 'tokendock-tls-'));
  const [known, own, stranger] = ['Known Root', 'Own Root', 'Strange Root'].map(createTestAuthority);
  if (!known || !own || !stranger) throw new Error('There are three authorities.');
  const files = { system: join(folder, 'known.pem'), account: join(folder, 'own.pem') };
  await writeFile(files.system, known.pem);
  await writeFile(files.account, own.pem);
  const certificatesOf = (authority: TestAuthority): readonly (readonly [Fault | null, Issued])[] => [
    [null, authority.issue('localhost')],
    ['expired', authority.issue('localhost', { days: -1 })],
    ['host', authority.issue('elsewhere.test')],
    ['selfSigned', authority.selfSigned('localhost')],
    ['authority', stranger.issue('localhost')],
  ];
  const servers: SimulatedProvider[] = [];
  const fronts: TlsFront[] = [];
  const drafts: Tried[] = [];
  for (const id of ids) {
    const server = await startProvider(id);
    servers.push(server);
    for (const byAccount of [false, true]) {
      for (const [fault, issued] of certificatesOf(byAccount ? own : known)) {
        // On Electron, the system's authorities are the computer's own.
        if (!byAccount && whichHost() === 'electron' && fault !== 'selfSigned' && fault !== 'authority') continue;
        const front = await startTlsFront(issued, server.baseUrl);
        fronts.push(front);
        const draft = userAt(server, { name: 'ana', password, baseUrl: `https://localhost:${front.port}` });
        const what = `${id}, ${fault ?? 'nothing wrong'}, authority known to the ${byAccount ? 'account' : 'system'}`;
        drafts.push({ what, fault, draft, byAccount });
      }
    }
  }
  return {
    files,
    drafts,
    clear: () => servers.forEach((server) => server.clearRequests()),
    requests: () => servers.reduce((sum, { requests }) => sum + requests.length, 0),
    async close() {
      for (const each of [...fronts, ...servers]) await each.close();
      for (const authority of [known, own, stranger]) authority.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
