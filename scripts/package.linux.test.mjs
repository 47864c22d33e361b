import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Platform, build } from 'electron-builder';
import { afterAll, describe, expect, it } from 'vitest';
import { makePlaceholderElectron } from './placeholder-electron.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tokendock-linux-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * What electron-builder would hand to the program that writes the package.
 * @param {'deb' | 'rpm'} target
 */
async function instructions(target) {
  makePlaceholderElectron(join(folder, 'electron'));
  /** @type {{ args: string[], desktopEntry: string } | undefined} */
  let told;
  await build({
    targets: Platform.LINUX.createTarget(target),
    publish: 'never',
    config: {
      electronDist: join(folder, 'electron'),
      directories: { output: join(folder, target) },
      extraMetadata: { homepage: 'https://example.com/tokendock' },
      linux: { maintainer: 'Somebody <somebody@example.com>' },
    },
    effectiveOptionComputed: async ([args, desktopFile]) => {
      told = { args, desktopEntry: readFileSync(desktopFile, 'utf8') };
      return true;
    },
  });
  if (told === undefined) throw new Error(`electron-builder did not come to write the ${target}`);
  return told;
}

describe.each(/** @type {const} */ (['deb', 'rpm']))('the %s package', (target) => {
  it('brings a desktop entry that belongs to the window, and an icon in every size', async () => {
    const { args, desktopEntry } = await instructions(target);
    const entry = Object.fromEntries(desktopEntry.split('\n').map((line) => line.split(/=(.*)/s).slice(0, 2)));
    expect(entry).toMatchObject({
      Name: 'Tokendock',
      Exec: '/opt/Tokendock/tokendock %U',
      Icon: 'tokendock',
      StartupWMClass: 'tokendock',
      Terminal: 'false',
      Categories: 'Development;Utility;Security;',
      Keywords: 'token;access token;password;credential;API;sign in;',
    });
    const installed = args.filter((arg) => arg.includes('=/')).map((arg) => arg.slice(arg.indexOf('=/') + 1));
    expect(installed).toContain('/usr/share/applications/tokendock.desktop');
    for (const side of [16, 24, 32, 48, 64, 128, 256, 512]) {
      expect(installed).toContain(`/usr/share/icons/hicolor/${side}x${side}/apps/tokendock.png`);
    }
  });
});
