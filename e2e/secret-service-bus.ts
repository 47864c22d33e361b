import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Only ever unlocks the keyring of one test. */
export const keyringPassword = 'correct horse';

/** A D-Bus session bus with nobody on it, and a place for a gnome-keyring that knows no other home. */
export interface PrivateBus {
  readonly address: string;
  readonly env: NodeJS.ProcessEnv;
  /** The program's pid, as soon as it is started; it does not answer yet. */
  start(what: 'bus' | 'unlocked' | 'bare'): Promise<number>;
  /** What becomes of prompts to unlock from now on, as far as none is unanswered yet. */
  setPrompter(command: string | null): Promise<void>;
  close(): Promise<void>;
}

/**
 * It lives in `folder`, once it is started, which must not be longer than a socket's path allows and is removed at the end: on `close()`,
 * and also when this process ends in any other way.
 */
export async function preparePrivateBus(folder: string): Promise<PrivateBus> {
  const address = `unix:path=${folder}/bus`;
  const env = {
    PATH: process.env['PATH'],
    DBUS_SESSION_BUS_ADDRESS: address,
    // gnome-keyring writes to the user's own keyrings wherever one of these leads there.
    HOME: folder,
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    XDG_RUNTIME_DIR: folder,
  };
  await mkdir(join(folder, 'services'));
  await writeFile(join(folder, 'bus.conf'), busConfig(folder, address));
  await writeFile(join(folder, 'password'), keyringPassword, { mode: 0o600 });

  const script = join(import.meta.dirname, 'secret-service.sh');
  const supervisor = spawn('sh', [script, folder], { env, detached: true, stdio: ['pipe', 'pipe', 'ignore'] });
  supervisor.stdin.on('error', () => undefined);
  const ended = once(supervisor, 'exit');
  const answers = createInterface({ input: supervisor.stdout })[Symbol.asyncIterator]();

  return {
    address,
    env,
    async start(what) {
      supervisor.stdin.write(`start ${what}\n`);
      const answer = await answers.next();
      return Number(answer.value);
    },
    async setPrompter(command) {
      const file = join(folder, 'services/prompter.service');
      if (command === null) await rm(file, { force: true });
      else await writeFile(file, prompterService(command));
    },
    async close() {
      supervisor.stdin.end();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** As generous as the usual session bus; a prompter may take a day to start, which leaves a prompt unanswered. */
function busConfig(folder: string, address: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
    "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>${address}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>${folder}/services</servicedir>
  <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
  <limit name="max_connections_per_user">100000</limit>
  <limit name="max_replies_per_connection">50000</limit>
  <limit name="service_start_timeout">86400000</limit>
</busconfig>
`;
}

const prompterService = (command: string): string =>
  `[D-BUS Service]\nName=org.gnome.keyring.SystemPrompter\nExec=${command}\n`;
