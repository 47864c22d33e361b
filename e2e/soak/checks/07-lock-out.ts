import { setTimeout as sleep } from 'node:timers/promises';
import { providerIds } from '../../../src/contract/account.ts';
import type { NewAccountDraft } from '../../../src/contract/calls.ts';
import { t } from '../../../src/contract/language/language.ts';
import { startAllProviders } from '../../providers/index.ts';
import { send } from '../../providers/server/send.ts';
import { failureText } from '../../providers/simulations.ts';
import type { SimulatedProvider } from '../../providers/simulated-provider.ts';
import { createBroken } from '../check.ts';
import type { Check } from '../check.ts';
import { startPrivatePlace } from '../private-place.ts';
import type { OpenedApp } from '../private-place.ts';
import { userAt } from '../user-at.ts';
import { until } from '../../window-steps.ts';

const password = 'canary-lock-out-2206';
const refusals = [401, 403] as const;
const clicks = 50;
/** In the tray's submenu of what an account can be copied as. */
const copyLabel = t('row.copy', { what: t('copyForm.token') });
/** After which nothing more is expected to be sent by itself: retries wait a second at most. */
const quietMs = 1500;

export const check: Check = {
  id: '7',
  name: 'Lock-out safety',
  planted: [
    {
      what: 'Each click signs in by itself',
      file: 'src/main/tokens/fresh-token.ts',
      find: 'if (underWay) return underWay.session;',
      replace: 'if (underWay?.controller.signal.aborted) return underWay.session;',
    },
    {
      what: 'A rejected password is tried again',
      file: 'src/main/tokens/sign-in.ts',
      find: "if (failure.code === 'network')",
      replace: "if (failure.code === 'invalid-credentials') return backoff;\n  if (failure.code === 'network')",
    },
    {
      what: 'A switched-off account is tried again by the next click',
      file: 'src/main/tokens/fresh-token.ts',
      find: "failure.code === 'invalid-credentials' || failure.code === 'account-inactive'",
      replace: "failure.code === 'invalid-credentials'",
    },
    {
      what: 'The rejection is forgotten by a crash',
      file: 'src/main/accounts/accounts.ts',
      find: 'if (note.rejected !== undefined && note.rejected !== record.rejected) return trySave(file);',
      replace: '',
    },
    {
      what: 'The next start signs in to everything',
      file: 'src/main/index.ts',
      find: 'void changes.finishInterrupted();',
      replace: 'for (const { id } of accounts.list()) tokens.signIn(id).catch(() => undefined);',
    },
    {
      what: 'Waking up signs in to everything',
      file: 'src/main/index.ts',
      find: 'void clipboard.clearIfOverdue().catch(() => undefined);',
      replace: 'for (const { id } of accounts.list()) tokens.signIn(id).catch(() => undefined);',
    },
    {
      what: 'What a person presses is not sent either',
      file: 'src/main/tokens/fresh-token.ts',
      find: '    const underWay = signingIn.get(id);\n',
      replace:
        "    const { rejected } = accounts.get(id);\n    if (rejected !== null) throw new TokendockError({ code: 'invalid-credentials', message: rejected });\n    const underWay = signingIn.get(id);\n",
    },
  ],
  async run({ count }) {
    const { broken, expect } = createBroken();
    const servers = await startAllProviders();
    const figures = { refusals: 0, clicks: 0, mostRequestsForARefusal: 0, requestsAfterRestarts: 0 };
    try {
      for (let round = 0; round < count(3, 1); round += 1) {
        const place = await startPrivatePlace();
        try {
          const cases = casesAt(servers);
          const first = await place.open();
          const refuse = async (each: Case): Promise<void> => {
            await refuseAll(first, each);
            figures.refusals += 1;
            figures.clicks += 2 * clicks;
            const requests = each.server.requests.length;
            figures.mostRequestsForARefusal = Math.max(figures.mostRequestsForARefusal, requests);
            expect(requests === 1, `${each.what}: ${requests} requests instead of one.`);
          };
          for (const each of cases.slice(0, -1)) {
            await refuse(each);
            await clickInTray(first, each);
            figures.clicks += 1;
            expect(each.server.requests.length === 1, `${each.what}: a click in the tray sent another request.`);
            await waits(first, each, expect);
          }
          const asleep = countRequests(servers);
          await first.app.power('resume');
          await sleep(quietMs);
          const woken = countRequests(servers) - asleep;
          expect(woken === 0, `${woken} requests after waking up.`);

          for (const last of cases.slice(-1)) await refuse(last);
          const before = countRequests(servers);
          // As a power cut, while the last rejection is news; in every other round, as a person quits.
          await (round % 2 === 0 ? first.app.kill() : first.app.close());
          const second = await place.open();
          await sleep(quietMs);
          for (const each of cases) {
            await waits(second, each, expect);
            await copyAtOnce(second, each.id, clicks);
          }
          figures.requestsAfterRestarts += countRequests(servers) - before;
          expect(
            figures.requestsAfterRestarts === 0,
            `${figures.requestsAfterRestarts} requests after the next start, which nobody asked for.`,
          );
          for (const each of cases) await personTries(second, each, expect);
        } finally {
          await place.close();
        }
      }
    } finally {
      await Promise.all(Object.values(servers).map((server) => server.close()));
    }
    return { figures, broken };
  },
};

type Servers = Readonly<Record<(typeof providerIds)[number], SimulatedProvider>>;
type Expect = ReturnType<typeof createBroken>['expect'];

interface Case {
  readonly what: string;
  readonly server: SimulatedProvider;
  readonly draft: NewAccountDraft;
  /** Refuses the next sign-ins, however many there are. */
  readonly refuse: () => void;
  id: string;
}

function casesAt(servers: Servers): Case[] {
  return providerIds.flatMap((id) =>
    refusals.map((status) => {
      const server = servers[id];
      const text = failureText(id, status, `Refused with ${status}`);
      return {
        what: `${id}, ${status}`,
        server,
        draft: userAt(server, { name: `ana-${status}`, password }),
        refuse: () => server.answerNext((_request, response) => send(response, status, text), 2 * clicks),
        id: '',
      };
    }),
  );
}

/** All at once: from the window, and from the quick search. */
async function refuseAll(opened: OpenedApp, each: Case): Promise<void> {
  const added = await opened.call('addAccount', each.draft);
  if (!added.ok) throw new Error(`The account was not added: ${added.error.message}`);
  each.id = added.value.id;
  each.server.clearRequests();
  each.server.answerAsUsual();
  each.refuse();
  await Promise.all([copyAtOnce(opened, each.id, clicks), clickAtOnce(opened, each.id, clicks)]);
}

async function clickInTray({ app }: OpenedApp, { draft }: Case): Promise<void> {
  await until(
    () => app.tray.items(),
    (items) => items.some((item) => item.includes(draft.label)),
  );
  await app.tray.click(draft.label, copyLabel);
}

/** In the quick search, which goes the tray's way. */
function clickAtOnce({ app }: OpenedApp, id: string, times: number): Promise<unknown> {
  return app.window.evaluate(
    ([account, many]) => {
      const click = (): Promise<unknown> => Reflect.get(window, 'tokendock').call('quickCopy', { id: account });
      return Promise.all(Array.from({ length: many }, click));
    },
    [id, times] as const,
  );
}

/** In the window; their answers, as text. */
function copyAtOnce({ app }: OpenedApp, id: string, times: number): Promise<string[]> {
  return app.window.evaluate(
    async ([account, many]) => {
      const copy = (): Promise<unknown> => Reflect.get(window, 'tokendock').call('copyToken', { id: account });
      const answers = await Promise.all(Array.from({ length: many }, copy));
      return answers.map((answer) => JSON.stringify(answer));
    },
    [id, times] as const,
  );
}

async function waits({ call }: OpenedApp, { id, what }: Case, expect: Expect): Promise<void> {
  const state = await call('loadState');
  const status = state.ok ? state.value.accounts.find((account) => account.id === id)?.status.kind : undefined;
  expect(status === 'needs-password', `${what}: the account does not wait for its user: ${status}.`);
}

/** Once for each press, and then with another password. */
async function personTries(opened: OpenedApp, each: Case, expect: Expect): Promise<void> {
  const { server, what, id, draft } = each;
  server.clearRequests();
  server.answerAsUsual();
  each.refuse();
  await opened.call('signIn', { id });
  await copyAtOnce(opened, id, clicks);
  expect(server.requests.length === 1, `${what}: ${server.requests.length} requests after a press of “sign in”.`);
  await waits(opened, each, expect);
  server.answerAsUsual();
  const { newUser: _, ...same } = draft;
  await opened.call('editAccount', { ...same, id });
  server.clearRequests();
  const answers = await copyAtOnce(opened, id, clicks);
  const copied = answers.filter((answer) => answer.startsWith('{"ok":true')).length;
  expect(copied === clicks, `${what}: only ${copied} of ${clicks} copies after the password was entered anew.`);
  expect(server.requests.length === 1, `${what}: ${server.requests.length} requests for the new password.`);
}

function countRequests(servers: Servers): number {
  return Object.values(servers).reduce((sum, { requests }) => sum + requests.length, 0);
}
