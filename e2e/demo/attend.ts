import { launchApp } from '../app.ts';
import { addAccount, expectStatus } from '../window-steps.ts';
import type { Stage } from './stage.ts';

const lifetimeSeconds = 120;

/** Opens the app with its accounts already added and leaves it to the person; returns when they quit it. */
export async function attend(stage: Stage): Promise<void> {
  for (const server of Object.values(stage.servers)) server.tokenLifetimeSeconds = lifetimeSeconds;
  const app = await launchApp({ profile: stage.profile, env: stage.env, attended: true });
  for (const part of stage.parts) {
    await addAccount(app.window, part);
    await expectStatus(app.window, part.label, 'Fresh');
  }
  console.log(
    [
      'Tokendock is open with six accounts at five simulated providers on this computer.',
      `Their tokens live for ${lifetimeSeconds} s. Copy one from the tray or the window, then ask its provider:`,
      '',
      ...Object.values(stage.servers).map(
        ({ id, baseUrl, protectedPath }) => `  ${id}: curl -H "Authorization: Bearer TOKEN" ${baseUrl}${protectedPath}`,
      ),
      '',
      'Quit Tokendock to end the demo; its profile and keychain are thrown away.',
    ].join('\n'),
  );
  await app.closed;
}
