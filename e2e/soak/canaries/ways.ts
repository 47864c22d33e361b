import { join } from 'node:path';
import { providerIds } from '../../../src/contract/account.ts';
import { offeredForms } from '../../../src/contract/copy-forms.ts';
import { choose, fillForm, openForm, save, until } from '../../window-steps.ts';
import { accountsOf, call, draftFor, mostTries, must, settled } from './calls.ts';
import { telltaleSignIn, telltales } from './telltales.ts';
import type { App, World } from './world.ts';

// Every way through the program on which a secret travels.

/** An account at each provider, typed by hand at the first and by the page's own call at the others; all sign in. */
export async function addAndSignIn(app: App, world: World, round: number): Promise<void> {
  const typed = world.newSecret();
  const server = world.servers.cloudidr;
  const label = `typed-${round}`;
  server.addUser({ username: label, email: `${label}@example.com`, password: typed });
  const entry = { provider: server.id, label, username: label, password: typed, baseUrl: server.baseUrl };
  await openForm(app.window);
  await fillForm(app.window, entry);
  await saveForm(app);
  for (const id of providerIds) {
    const draft = draftFor(world.servers[id], `${id}-${round}`, world.newSecret());
    const added = await must(app, 'addAccount', draft);
    await must(app, 'signIn', added);
  }
  await settled(app);
}

/** Pressed again where a busy machine has missed the keychain’s deadline. */
export async function saveForm({ window }: App): Promise<void> {
  const closed = async (): Promise<boolean> => (await window.getByRole('dialog').count()) === 0;
  for (let tries = 0; tries < mostTries && !(await closed()); tries++) {
    await save(window);
    await until(closed, (is) => is, 5000);
  }
}

/** From the window and from the tray, in every form that the provider offers; answers how many copies it was. */
export async function copyEverything(app: App): Promise<number> {
  const { providers, accounts } = await must(app, 'loadState');
  let copies = 0;
  for (const { id, provider } of accounts) {
    const further = providers.find((form) => form.id === provider)?.furtherForms ?? [];
    for (const as of offeredForms(further)) copies += (await call(app, 'copyToken', { id, as })).ok ? 1 : 0;
  }
  return copies + (await copyTokens(app));
}

/** The token of each account, and one more from the tray. */
export async function copyTokens(app: App): Promise<number> {
  let copies = 0;
  for (const { id, label } of await accountsOf(app)) {
    copies += (await call(app, 'copyToken', { id, as: 'token' })).ok ? 1 : 0;
    if (label.startsWith('typed')) await app.tray.click(label);
  }
  await must(app, 'clearClipboard');
  return copies;
}

/** Whatever the window can be told of an account. */
export async function lookAtEverything(app: App): Promise<void> {
  for (const { id, label } of await accountsOf(app)) {
    await call(app, 'accountDetails', { id });
    await call(app, 'refreshProfile', { id });
    await call(app, 'checkSignIn', { id });
    await call(app, 'copySignInCheck', { id });
    if (!label.startsWith('typed')) continue;
    await choose(app.window, label, 'Details…');
    await app.window.keyboard.press('Escape');
  }
}

/**
 * Passwords that a provider refuses and repeats, at each provider one of so many of the ways to do so; answers how many
 * sign-ins failed.
 */
export async function fail(app: App, world: World, round: number, share: number): Promise<number> {
  let failures = 0;
  for (const id of providerIds) {
    const server = world.servers[id];
    const password = world.newSecret(id === 'auths' || id === 'neostra' ? 'host' : 'odd');
    const { id: account } = await must(app, 'addAccount', draftFor(server, `fails-${id}-${round}`, password));
    for (const [index, answer] of telltales(id, password).entries()) {
      if ((index + providerIds.indexOf(id)) % share !== 0) continue;
      server.answerNext(answer);
      const { ok } = await call(app, 'signIn', { id: account });
      failures += ok ? 0 : 1;
    }
    const { handler, secrets } = telltaleSignIn(id, password);
    world.addSecrets(secrets);
    server.answerNext(handler);
    await call(app, 'signIn', { id: account });
    await call(app, 'accountDetails', { id: account });
  }
  return failures;
}

/** Typed again in the form; typed and thrown away; created at the provider; asked for a tenant. */
export async function edit(app: App, world: World, round: number): Promise<void> {
  const { window } = app;
  const changed = world.newSecret();
  const label = `typed-${round}`;
  world.servers.cloudidr.addUser({ username: label, email: `${label}@example.com`, password: changed });
  await choose(window, label, /Edit/);
  await window.getByRole('dialog').getByLabel('Password').fill(changed);
  await saveForm(app);

  await openForm(window);
  const { baseUrl } = world.servers.appmixer;
  const draft = { provider: 'appmixer', label: 'never', username: 'never', baseUrl } as const;
  await fillForm(window, { ...draft, password: world.newSecret() });
  await window.getByRole('button', { name: 'Cancel' }).click();

  const created = draftFor(world.servers.appmixer, `there-${round}`, world.newSecret());
  await call(app, 'addAccount', { ...created, email: `there-${round}@example.com`, newUser: true });
  const fresh = { ...created, username: `new-${round}`, email: `new-${round}@example.com`, newUser: true };
  await must(app, 'addAccount', { ...fresh, label: `new-${round}`, password: world.newSecret() });
  await chooseTenant(app, world, round);
  await settled(app);
}

async function chooseTenant(app: App, world: World, round: number): Promise<void> {
  const { neostra } = world.servers;
  const password = world.newSecret();
  const draft = draftFor(neostra, `tenant-${round}`, password);
  const tenants = ['one', 'two'].map((name) => ({ id: name, name }));
  neostra.addUser({ username: draft.label, email: draft.email, password, tenants });
  const added = await must(app, 'addAccount', draft);
  await call(app, 'signIn', added);
  await must(app, 'choose', { ...added, option: 'two' });
}

/** Out with the passwords, encrypted, and without them; and in again. Each key takes a second to derive. */
export async function transfer(app: App, world: World, tries: number): Promise<void> {
  const passphrase = `${world.newSecret()} long enough`;
  const sealed = join(world.folder, 'files', 'accounts.age');
  await app.chooseFile(join(world.folder, 'files', 'accounts.json'));
  await must(app, 'exportAccounts', { passphrase: null });
  await app.chooseFile(sealed);
  await must(app, 'exportAccounts', { passphrase });
  const chosen = await must(app, 'chooseImport');
  if (chosen.kind !== 'encrypted') throw new Error(`The sealed file is ${chosen.kind}.`);
  const { ticket } = chosen;
  for (let attempt = 1; attempt < tries; attempt++) {
    await call(app, 'openImport', { ticket, passphrase: world.newSecret() });
  }
  const { ticket: opened } = await must(app, 'openImport', { ticket, passphrase });
  await must(app, 'applyImport', { ticket: opened });
}

/** A proxy whose address holds a password is refused, and forgotten once another is chosen. */
export async function setProxy(app: App, world: World): Promise<void> {
  const proxyUrl = `http://ana:${world.newSecret('host')}@127.0.0.1:9`;
  await call(app, 'changeSettings', { proxyMode: 'manual', proxyUrl });
  await call(app, 'changeSettings', { proxyMode: 'system', proxyUrl });
}

/** Locks and unlocks the program, then the keychain. */
export async function lock(app: App, world: World): Promise<void> {
  // The page starts anew, perhaps before it hears the answer.
  await Promise.all([app.window.waitForEvent('load'), call(app, 'lock').catch(() => undefined)]);
  await must(app, 'unlock');
  const [first] = await accountsOf(app);
  if (!first || world.keychain === null) return;
  await world.keychain.lock();
  await call(app, 'signIn', { id: first.id });
  await call(app, 'addAccount', draftFor(world.servers.cloudio, 'refused', world.newSecret()));
  await world.keychain.unlock();
}

export async function deleteOne(app: App): Promise<void> {
  const [first] = await accountsOf(app);
  if (first) await must(app, 'deleteAccount', { id: first.id });
}
