import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { startSecretService } from '../../../e2e/secret-service.ts';
import { watchScreenLock } from './screen-lock.ts';

// A real bus, on which this test speaks as the desktop does.
let bus: Awaited<ReturnType<typeof startSecretService>>;
beforeAll(async () => void (bus = await startSecretService({ situation: 'no-service' })));
afterAll(() => bus.close());

async function signal(sender: string, active: boolean, member = 'ActiveChanged'): Promise<void> {
  const path = `/${sender.replaceAll('.', '/')}`;
  const args = ['--session', '--type=signal', path, `${sender}.${member}`, `boolean:${active}`];
  await promisify(execFile)('dbus-send', args, { env: { ...process.env, ...bus.env } });
}

function watch() {
  const onLock = vi.fn<() => void>();
  const onUnavailable = vi.fn<() => void>();
  onTestFinished(watchScreenLock({ onLock, onUnavailable, env: { ...process.env, ...bus.env } }));
  return { onLock, onUnavailable };
}

it.each(['org.gnome.ScreenSaver', 'org.freedesktop.ScreenSaver', 'org.cinnamon.ScreenSaver'])(
  'tells when %s locks, and not when it unlocks',
  async (sender) => {
    const { onLock, onUnavailable } = watch();
    // The monitor may not listen yet.
    await vi.waitFor(
      async () => {
        await signal(sender, true);
        expect(onLock).toHaveBeenCalled();
      },
      { timeout: 10_000, interval: 200 },
    );
    await signal('org.example.Marker', true);
    const before = onLock.mock.calls.length;
    await signal(sender, false);
    await signal('org.example.Player', true);
    await signal(sender, true);
    await vi.waitFor(() => expect(onLock.mock.calls.length).toBeGreaterThan(before), { timeout: 10_000 });
    expect(onLock.mock.calls.length).toBe(before + 1);
    expect(onUnavailable).not.toHaveBeenCalled();
  },
);

it('says where nobody can tell: without a bus, and without the program', async () => {
  for (const env of [{ ...process.env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' }, { PATH: '/nowhere' }]) {
    const onUnavailable = vi.fn<() => void>();
    onTestFinished(watchScreenLock({ onLock: () => undefined, onUnavailable, env }));
    await vi.waitFor(() => expect(onUnavailable).toHaveBeenCalledOnce(), { timeout: 10_000 });
  }
});
