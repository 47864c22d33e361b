import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchApp } from '../app.ts';
import { countTextsWith, filesWith } from '../canaries.ts';
import type { SimulatedProvider } from '../providers/simulated-provider.ts';
import { addAccount, choose, expectStatus, rowOf, until } from '../window-steps.ts';
import type { Part } from './cast.ts';
import type { AccountReport, DemoReport } from './report.ts';
import type { Stage } from './stage.ts';

type App = Awaited<ReturnType<typeof launchApp>>;

const lifetimeSeconds = 4;
const dayMs = 86_400_000;

/** Plays the whole promise by real clicks: sign in, copy, expire, copy again, be refused, mend it. */
export async function playJourney(stage: Stage, folder: string): Promise<DemoReport> {
  const app = await launchApp({ profile: stage.profile, env: stage.env });
  const screenshots: string[] = [];
  await mkdir(folder, { recursive: true });
  const picture = async (name: string, page = app.window): Promise<void> => {
    const path = `${folder}/${name}.png`;
    await page.screenshot({ path, animations: 'disabled' });
    screenshots.push(path);
  };
  try {
    await app.window.getByRole('button', { name: 'Add account' }).waitFor();
    await picture('first-run');
    for (const part of stage.parts) {
      await addAccount(app.window, part);
      await expectStatus(app.window, part.label, 'Fresh');
    }
    await picture('accounts');
    await app.window.emulateMedia({ colorScheme: 'dark' });
    await picture('accounts-dark');
    await app.window.emulateMedia({ colorScheme: null });
    // In the stand-in the tray is a page; elsewhere it belongs to the desktop.
    const tray = await app.tray.page();
    if (tray) await picture('tray', tray);

    const accounts: AccountReport[] = [];
    for (const part of stage.parts) accounts.push(await playAccount(app, part, stage.servers[part.provider], picture));

    const secrets = [
      ...stage.parts.map(({ password }) => password),
      ...Object.values(stage.servers).flatMap(({ issuedTokens }) => issuedTokens),
    ];
    const secretsSentToRenderer = countTextsWith(await app.messagesToRenderer(), secrets);
    await app.close();
    const secretsOnDisk = (await filesWith(stage.profile, secrets)).length;
    return { host: app.host, accounts, secretsSentToRenderer, secretsOnDisk, screenshots };
  } catch (error) {
    await app.close().catch(() => undefined);
    throw error;
  }
}

type Picture = (name: string) => Promise<void>;

async function playAccount(app: App, part: Part, server: SimulatedProvider, picture: Picture): Promise<AccountReport> {
  const first = await copyFromTray(app, part.label);
  const acceptedByProvider = await server.accepts(first.token);
  const { ms: copyCachedMs } = await copyFromTray(app, part.label);

  await letExpire(app, part, server);
  const expired = await app.clipboard.readText();
  const rejectedNow = !(await server.accepts(expired));
  const second = await copyFromTray(app, part.label);
  const freshAfterExpiry = rejectedNow && second.token !== expired && (await server.accepts(second.token));

  const { message, requests } = await playWrongPassword(app, part, server, picture);
  return {
    provider: part.provider,
    label: part.label,
    acceptedByProvider,
    freshAfterExpiry,
    wrongPasswordMessage: message,
    requestsAfterWrongPassword: requests,
    copyCachedMs,
    copyExpiredMs: second.ms,
  };
}

async function copyFromTray(app: App, label: string): Promise<{ token: string; ms: number }> {
  const [time] = await app.tray.time(label);
  return { token: await app.clipboard.readText(), ms: Math.round((time?.tookMs ?? Number.NaN) * 10) / 10 };
}

/** Real seconds where the provider says how long its tokens live; a day's jump of both clocks where 24 h are documented. */
async function letExpire(app: App, part: Part, server: SimulatedProvider): Promise<void> {
  if (part.provider === 'auths') {
    server.clockOffsetMs += dayMs;
    await app.advanceClock(dayMs);
  } else {
    server.tokenLifetimeSeconds = lifetimeSeconds;
    await choose(app.window, part.label, /Sign in/);
    await expectStatus(app.window, part.label, /Fresh, \d sec left/);
    await app.tray.click(part.label);
    await sleep(lifetimeSeconds * 1000);
    server.tokenLifetimeSeconds = 3600;
  }
  await expectStatus(app.window, part.label, 'Expired');
}

async function playWrongPassword(app: App, part: Part, server: SimulatedProvider, picture: Picture) {
  const { window } = app;
  server.addUser({ ...part.user, password: `changed-${part.password}` });
  server.clearRequests();
  await choose(window, part.label, /Sign in/);
  await expectStatus(window, part.label, 'Needs password: ');
  const message = (await rowOf(window, part.label).getByText('Needs password: ').innerText()).trim();
  // A click in the tray must not try the rejected password again: it asks for another one.
  await app.tray.click(part.label);
  const dialog = window.getByRole('dialog');
  await dialog.getByLabel('Password').waitFor();
  await picture(`needs-password-${part.label.toLowerCase().replaceAll(' ', '-')}`);
  const requests = server.requests.filter(({ kind }) => kind === 'sign-in').length;

  server.addUser(part.user);
  await dialog.getByLabel('Password').fill(part.password);
  await dialog.getByRole('button', { name: 'Save and sign in' }).click();
  await expectStatus(window, part.label, 'Fresh');
  await until(
    () => window.getByRole('dialog').count(),
    (count) => count === 0,
  );
  return { message, requests };
}
