import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyringPassword, preparePrivateBus } from './secret-service-bus.ts';
import {
  busAnswers,
  daemonAnswers,
  deleteItems,
  listItems,
  lockKeyring,
  reloadBusConfig,
  unlockKeyring,
  until,
} from './secret-service-tools.ts';
import type { KeyringItem } from './secret-service-tools.ts';

export interface SecretServiceOptions {
  /**
   * - `running` (the default): gnome-keyring, unlocked, with an empty default keyring;
   * - `no-keyring`: gnome-keyring without any keyring, as on a first automatic login;
   * - `no-service`: a bus without gnome-keyring;
   * - `no-bus`: not even that.
   */
  readonly situation?: 'running' | 'no-keyring' | 'no-service' | 'no-bus';
  /**
   * What comes of a prompt to unlock: `dismissed` at once (the default), or `unanswered`. After 25 s gnome-keyring
   * gives up on the latter, which it does not do with a prompt that a person sees.
   */
  readonly prompt?: PromptEnd;
}

type PromptEnd = 'dismissed' | 'unanswered';

/** A private Secret Service (Linux only), without a display and far from the user's own keyrings. */
export interface SecretService {
  /** What a process must have in its environment to use it. */
  readonly env: Record<string, string>;
  lock(): Promise<void>;
  unlock(): Promise<void>;
  /** Stops the daemon (SIGSTOP), so that it answers nothing. */
  freeze(): void;
  thaw(): void;
  killDaemon(): Promise<void>;
  /** Starts it again, unlocked, with what it had kept. */
  restartDaemon(): Promise<void>;
  /** Takes its keyring away, as far as a program can see that: gnome-keyring runs, but without any. */
  loseKeyring(): Promise<void>;
  /** Gives back the one that was taken away. */
  findKeyring(): Promise<void>;
  /** Ends the bus, and with it gnome-keyring; the bus's socket stays, dead, or goes as well. */
  killBus(socket: 'dead' | 'gone'): Promise<void>;
  /** Starts both again, at the same address. */
  restartBus(): Promise<void>;
  /** What comes of the next prompts, once none is unanswered any more. */
  endPrompts(how: PromptEnd): Promise<void>;
  /** What another program, secret-tool, finds of Tokendock's. */
  items(): Promise<KeyringItem[]>;
  /** Deletes them all, as that program. */
  deleteItems(): Promise<void>;
  /** Ends all its processes and deletes its files; happens by itself when this process ends. */
  close(): Promise<void>;
}

/** Needs dbus-daemon, dbus-send, gnome-keyring-daemon and secret-tool. */
export async function startSecretService(options: SecretServiceOptions = {}): Promise<SecretService> {
  const { situation = 'running', prompt = 'dismissed' } = options;
  if (process.platform !== 'linux') throw new Error('The Secret Service exists on Linux only');
  const folder = await mkdtemp(join(tmpdir(), 'tokendock-keyring-'));
  const bus = await preparePrivateBus(folder);
  const [keyrings, lost] = [join(folder, 'data/keyrings'), join(folder, 'data/lost-keyrings')];
  let busPid: number | null = null;
  let daemon: number | null = null;

  const startBus = async (): Promise<void> => {
    busPid = await bus.start('bus');
    await until(() => busAnswers(bus.env), 'The private D-Bus did not start');
  };
  const start = async (kind: 'unlocked' | 'bare'): Promise<void> => {
    daemon = await bus.start(kind);
    await until(() => daemonAnswers(bus.env), 'gnome-keyring did not start');
  };
  const signal = (name: NodeJS.Signals): void => {
    if (daemon !== null) process.kill(daemon, name);
  };
  const killDaemon = async (): Promise<void> => {
    signal('SIGKILL');
    daemon = null;
    await until(async () => !(await daemonAnswers(bus.env)), 'gnome-keyring did not end');
  };

  try {
    await bus.setPrompter(prompters[prompt]);
    await startBus();
    if (situation === 'running') await start('unlocked');
    if (situation === 'no-keyring') await start('bare');
  } catch (error) {
    await bus.close();
    throw error;
  }
  return {
    // Without an address libdbus would look for a bus in the runtime folder: not in the user's own.
    env:
      situation === 'no-bus'
        ? { DBUS_SESSION_BUS_ADDRESS: '', XDG_RUNTIME_DIR: join(folder, 'services') }
        : { DBUS_SESSION_BUS_ADDRESS: bus.address },
    lock: () => lockKeyring(bus.env),
    unlock: () => unlockKeyring(folder, keyringPassword),
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    killDaemon,
    restartDaemon: () => start('unlocked'),
    async loseKeyring() {
      await killDaemon();
      await rename(keyrings, lost);
      await start('bare');
    },
    async findKeyring() {
      await killDaemon();
      await rm(keyrings, { recursive: true, force: true });
      await rename(lost, keyrings);
      await start('unlocked');
    },
    async killBus(socket) {
      await killDaemon();
      if (busPid !== null) process.kill(busPid, 'SIGKILL');
      busPid = null;
      await until(async () => !(await busAnswers(bus.env)), 'The private D-Bus did not end');
      if (socket === 'gone') await rm(join(folder, 'bus'));
    },
    async restartBus() {
      await startBus();
      await start('unlocked');
    },
    async endPrompts(how) {
      await bus.setPrompter(prompters[how]);
      await reloadBusConfig(bus.env);
    },
    items: () => listItems(bus.env),
    deleteItems: () => deleteItems(bus.env),
    close: () => bus.close(),
  };
}

/**
 * gnome-keyring asks for a prompter by its name on the bus. With none the prompt counts as dismissed, just as when a
 * person presses Escape; one that never comes up leaves it unanswered.
 */
const prompters: Readonly<Record<PromptEnd, string | null>> = { dismissed: null, unanswered: '/bin/sleep 86400' };
