import { lookup } from 'node:dns/promises';
import { join } from 'node:path';
import {
  ClipboardItem,
  Notification,
  app,
  clipboard as systemClipboard,
  ipcMain,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  utilityProcess,
} from 'electron';
import { chosenLanguage, setLanguage, t } from '../contract/language/language.ts';
import { createAccountChanges } from './accounts/account-changes.ts';
import { createAccountSecrets } from './accounts/account-secrets.ts';
import { openAccounts } from './accounts/accounts.ts';
import { createAuthorityFiles } from './accounts/authority-file.ts';
import { accountCalls } from './calls/account-calls.ts';
import { transferCalls } from './calls/transfer-calls.ts';
import { systemClock as clock } from './clock.ts';
import { setAppMenu } from './desktop/app-menu.ts';
import { serveFolder } from './desktop/app-protocol.ts';
import { createClipboard } from './desktop/clipboard.ts';
import { fromOurPage } from './desktop/our-page.ts';
import { createElectronClipboard } from './desktop/electron-clipboard.ts';
import { askSystemForPerson, watchForLeaving } from './desktop/lock-triggers.ts';
import { setStartAtLogin, startedHidden } from './desktop/login-item.ts';
import { askWhereToSave, askWhichCertificates, askWhichFile } from './desktop/file-dialogs.ts';
import { createNetFetch } from './desktop/net-fetch.ts';
import { createSessions } from './desktop/sessions.ts';
import { createQuickOpen } from './desktop/quick-open.ts';
import { createTrayCopy } from './desktop/tray-copy.ts';
import { lockedMenu, trayMenu } from './desktop/tray-menu.ts';
import { trayState } from './desktop/tray-state.ts';
import { showsTrayIcons } from './desktop/tray-host.ts';
import { createTray } from './desktop/tray.ts';
import { findWaylandClipboard } from './desktop/wayland-clipboard.ts';
import { createAppWindow } from './desktop/window.ts';
import { presentedCertificate } from './diagnose/certificate.ts';
import { createSignInChecks } from './diagnose/sign-in-checks.ts';
import { TokendockError } from './errors.ts';
import { bindCalls } from './ipc.ts';
import { createKeychain } from './keychain/switchable.ts';
import { createLock } from './lock.ts';
import { createNotices } from './notices.ts';
import { createHttp } from './providers/http.ts';
import { providers } from './providers/index.ts';
import { createPublisher } from './publish.ts';
import { openSettings } from './settings.ts';
import { createCopyToken } from './tokens/copy-token.ts';
import { createTokens } from './tokens/fresh-token.ts';
import { ageInThread } from './transfer/age-file.ts';
import { createImports } from './transfer/import-accounts.ts';
import { watchForUnexpected } from './unexpected.ts';

const bundle = import.meta.dirname;
const resources = join(app.getAppPath(), 'resources');
const forms = Object.values(providers).map(({ form }) => form);

// By this variable, Node would trust every server, here and in whatever is started from here.
delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
watchForUnexpected(process);
app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);

// Before any store opens: two instances would overwrite each other's files.
if (app.requestSingleInstanceLock()) void app.whenReady().then(start);
else app.quit();

async function start(): Promise<void> {
  const folder = app.getPath('userData');
  let quitting = false;

  const window = createAppWindow({
    preload: join(bundle, '../preload/index.cjs'),
    resources,
    hideOnClose: () => tray.exists && hasTray && settings.get().closeToTray && !quitting,
    isKnownLink: (url) => forms.some(({ docsUrl }) => docsUrl === url),
  });
  const quickOpen = createQuickOpen({ preload: join(bundle, '../preload/index.cjs') });
  const tellPages: typeof window.tell = (event, payload) => {
    window.tell(event, payload);
    quickOpen.tell(event, payload);
  };
  const notices = createNotices((list) => window.tell('noticesChanged', list));
  const onUnwritable = (error: unknown): void => {
    if (error instanceof Error) notices.add(error.message);
  };
  // Already opening the settings may have something to say.
  setLanguage(chosenLanguage('system', app.getPreferredSystemLanguages()), app.getPreferredSystemLanguages());
  const settings = openSettings(folder);
  followLanguage();
  const accounts = openAccounts({ folder, onUnwritable });
  notices.add(settings.warning);
  for (const warning of accounts.warnings) notices.add(warning);

  const keychain = createKeychain({
    startWorker: () =>
      utilityProcess.fork(join(bundle, 'keychain-worker.js'), [], { serviceName: 'Tokendock keychain' }),
    onChange: (state) => window.tell('keychainChanged', state),
  });
  const secrets = createAccountSecrets(keychain);
  const sessions = createSessions(clock);
  const fetch = createNetFetch(sessions);
  const http = createHttp({ fetch, clock });
  const onChange = (id: string): void => publisher.changed(id);
  const tokens = createTokens({
    accounts,
    secrets,
    providers,
    http,
    clock,
    onChange,
    marginMs: () => settings.get().safetyMarginSeconds * 1000,
  });
  const changes = createAccountChanges({
    accounts,
    secrets,
    tokens,
    http,
    providers,
    clock,
    onChange,
    keychainIsAway: () => keychain.state().mode === 'memory',
  });
  const electronClipboard = createElectronClipboard({
    clipboard: systemClipboard,
    newItem: (formats) => new ClipboardItem(formats),
    platform: process.platform,
  });
  const onWayland = process.platform === 'linux' && Boolean(process.env['WAYLAND_DISPLAY']);
  const clipboard = createClipboard({
    system: (onWayland ? await findWaylandClipboard() : null) ?? electronClipboard,
    clock,
    onChange: () => publisher.trayChanged(),
  });
  const copyToken = createCopyToken({
    accounts,
    tokens,
    clipboard: {
      put(secret, seconds, isGood) {
        // A copy that was on its way when Tokendock was locked ends here.
        lock.requireUnlocked();
        return clipboard.put(secret, seconds, isGood);
      },
    },
    clipboardSeconds(environment) {
      const { clipboardSeconds, productionClipboardSeconds } = settings.get();
      return environment === 'production' ? productionClipboardSeconds : clipboardSeconds;
    },
    clock,
    onChange,
  });

  const copyFromTray = createTrayCopy({
    accounts,
    copyToken,
    clock,
    say(title, body) {
      tray.say(body);
      if (settings.get().notifications && Notification.isSupported())
        new Notification({ title, body, silent: true }).show();
    },
    async showAccount(account) {
      await window.show();
      window.tell('accountShown', account);
    },
  });
  const hasTray = await showsTrayIcons(process.env);
  if (!hasTray) notices.add(t('notice.noTray'));
  const tray = createTray(resources, {
    copy: (id, form) => void (lock.isLocked() ? window.show() : copyFromTray(id, form)),
    open: () => void window.show(),
    lock: () => void lock.lock(),
    'clear-clipboard': () => void clipboard.clearIfOurs().catch(() => undefined),
    quit: () => app.quit(),
  });
  const publisher = createPublisher({
    accounts,
    statusOf: tokens.statusOf,
    clock,
    tellWindow(change) {
      if (!lock.isLocked()) tellPages('accountsChanged', change);
    },
    showInTray(list) {
      tray.setState(lock.isLocked() ? 'normal' : trayState(list));
      tray.show(lock.isLocked() ? lockedMenu() : trayMenu(list, forms, clock.now(), clipboard.holdsOurs()));
    },
  });

  const lock = createLock({
    async onLock() {
      tokens.dropFromMemory();
      secrets.dropFromMemory();
      imports.drop();
      checks.forget();
      keychain.release();
      await clipboard.clearIfOurs();
    },
    onChange(locked) {
      tellPages('lockChanged', { locked });
      // Labels may be left anywhere in the page, as in the last words for screen readers.
      if (locked) window.reload();
      publisher.refreshTray();
    },
    askSystem: askSystemForPerson,
  });
  const leaving = watchForLeaving({
    settings: settings.get,
    lock: lock.lock,
    clearClipboard: clipboard.clearIfOurs,
    say: (notice) => notices.add(notice),
  });

  const checks = createSignInChecks({
    accounts,
    work: {
      lookup: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
      resolveProxy: async (url, { authority }) => (await sessions.trusting(authority)).resolveProxy(url),
      certificate: presentedCertificate,
      fetch,
      clock,
    },
    version: app.getVersion(),
    copyText: (text) => systemClipboard.write([new ClipboardItem({ 'text/plain': text })]),
  });

  const age = ageInThread(join(bundle, 'age-worker.js'));
  const imports = createImports({ accounts, secrets, changes, providers, age, onChange });

  bindCalls(
    ipcMain,
    {
      loadState: () => ({
        version: app.getVersion(),
        systemLanguages: app.getPreferredSystemLanguages(),
        locked: lock.isLocked(),
        providers: forms,
        accounts: lock.isLocked() ? [] : publisher.views(),
        settings: settings.get(),
        keychain: keychain.state(),
        notices: notices.list(),
      }),
      ...accountCalls({
        accounts,
        secrets,
        tokens,
        changes,
        copyToken,
        authorityFiles: createAuthorityFiles(),
        askWhichCertificates,
        checks,
        clock,
        onChange,
      }),
      ...transferCalls({ accounts, secrets, age, imports, clock, askWhereToSave, askWhichFile }),
      quickCopy({ id }) {
        quickOpen.hide();
        void copyFromTray(id);
        return null;
      },
      hideQuickOpen() {
        quickOpen.hide();
        return null;
      },
      changeSettings(change) {
        const next = settings.changed(change);
        if (!quickOpen.setShortcut(next.quickOpenShortcut)) throw shortcutTaken();
        if (next.startAtLogin !== settings.get().startAtLogin) setStartAtLogin(next.startAtLogin);
        settings.save(next);
        followSettings();
        leaving.settingsChanged();
        // Another safety margin makes other tokens fresh.
        publisher.everythingChanged();
        tellPages('settingsChanged', settings.get());
        return settings.get();
      },
      keepSecretsInMemory() {
        keychain.useMemory();
        return null;
      },
      clearClipboard: () => clipboard.clearIfOurs().then(() => null),
      lock: () => lock.lock().then(() => null),
      unlock: () => lock.unlock().then(() => null),
      dismissNotice({ id }) {
        notices.dismiss(id);
        return null;
      },
    },
    fromOurPage((sender) => window.isOurs(sender) || quickOpen.isOurs(sender)),
    lock.requireUnlocked,
  );

  protocol.handle('app', serveFolder(join(bundle, '../renderer')));
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  followSettings();
  if (!quickOpen.setShortcut(settings.get().quickOpenShortcut)) notices.add(shortcutTaken().message);
  tray.say('Tokendock');
  // In a moment: the window comes first.
  publisher.trayChanged();

  app.on('second-instance', () => void window.show());
  app.on('activate', () => void window.show());
  app.on('window-all-closed', () => {
    if (!tray.exists || !hasTray || !settings.get().closeToTray) app.quit();
  });
  powerMonitor.on('resume', () => {
    void clipboard.clearIfOverdue().catch(() => undefined);
    publisher.everythingChanged();
  });
  app.on('before-quit', (event) => {
    if (quitting) return;
    quitting = true;
    // Electron does not wait for promises here: stay until the clipboard is clear, then quit.
    event.preventDefault();
    void tidyUp().finally(() => app.quit());
  });

  function followLanguage(): void {
    const system = app.getPreferredSystemLanguages();
    setLanguage(chosenLanguage(settings.get().language, system), system);
  }

  function followSettings(): void {
    nativeTheme.themeSource = settings.get().theme;
    sessions.setProxy(settings.get());
    followLanguage();
    setAppMenu((command) => {
      void window.show().then(() => window.tell('commandChosen', command));
    });
  }

  async function tidyUp(): Promise<void> {
    accounts.flush();
    keychain.end();
    leaving.end();
    await clipboard.clearIfOurs();
  }

  void changes.finishInterrupted();
  if (!startedHidden() || !tray.exists || !hasTray) await window.show();
}

function shortcutTaken(): TokendockError {
  const quickOpenShortcut = t('settings.shortcutTaken');
  return new TokendockError({ code: 'invalid-input', message: quickOpenShortcut, fields: { quickOpenShortcut } });
}
