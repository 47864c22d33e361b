import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Call } from '../../src/contract/calls.ts';
import { launchApp } from '../app.ts';
import { startSecretService } from '../secret-service.ts';
import type { SecretService } from '../secret-service.ts';
import type { LaunchedApp } from '../stand-in/hosts/launched-app.ts';

export interface OpenedApp {
  readonly app: LaunchedApp;
  /** As the window's own page calls main. */
  readonly call: Call;
}

/** A profile and a keychain that outlive the apps opened there. */
export interface PrivatePlace {
  readonly profile: string;
  /** Null beyond Linux, where the system's own is used. */
  readonly keychain: SecretService | null;
  readonly open: (env?: Record<string, string>) => Promise<OpenedApp>;
  /** Ends every app that is still open, and leaves nothing behind. */
  readonly close: () => Promise<void>;
}

export async function startPrivatePlace(): Promise<PrivatePlace> {
  const profile = await mkdtemp(join(tmpdir(), 'tokendock-soak-'));
  const keychain = process.platform === 'linux' ? await startSecretService() : null;
  const opened: LaunchedApp[] = [];
  return {
    profile,
    keychain,
    async open(env = {}) {
      const app = await launchApp({ profile, env: { ...keychain?.env, ...env } });
      opened.push(app);
      const { window } = app;
      const call: Call = (name, ...input) =>
        window.evaluate(([asked, given]) => Reflect.get(window, 'tokendock').call(asked, given), [name, input[0]]);
      return { app, call };
    },
    async close() {
      for (const app of opened) await app.close();
      await keychain?.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
