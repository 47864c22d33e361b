import { launchApp } from '../../app.ts';
import type { LaunchOptions } from '../../stand-in/hosts/launched-app.ts';
import { withBareApp } from '../bare-app.ts';
import { compared, limited } from '../figure.ts';
import type { Bench } from '../figure.ts';
import { paintedAt } from '../page-metrics.ts';
import { inPairs } from '../pairs.ts';
import { keychainProcesses } from '../processes.ts';
import { withProfile } from '../profile.ts';

const row = '[role="row"]';

export const bench: Bench = {
  id: '3',
  name: 'Start',
  run: ({ count }) =>
    withBareApp((bareApp) =>
      withProfile(0, (none) =>
        withProfile(1000, (thousand) =>
          withProfile(10_000, async (tenThousand) => {
            const pairs = count(10, 2);
            let keychainCalls = 0;
            const start = async (shows: string, options: LaunchOptions): Promise<number> => {
              const began = Date.now();
              const app = await launchApp(options);
              try {
                await app.window.locator(shows).first().waitFor();
                const took = (await paintedAt(app.window)) - began;
                keychainCalls += await keychainProcesses(app.pid);
                return took;
              } finally {
                await app.close();
              }
            };
            const empty = (): Promise<number> => start('button', { profile: none });
            const full = (): Promise<number> => start(row, { profile: thousand });
            const huge = (): Promise<number> => start(row, { profile: tenThousand });
            // With a tray as well: in the stand-in that is a second page, which starts along with the window.
            const bare = (): Promise<number> => start('p', { appPath: bareApp, args: ['--tray'] });
            const unit = 'ms';
            return [
              compared(
                { id: '3a', name: 'Start with 1,000 accounts, beside none', unit },
                await inPairs({ pairs, ours: full, baseline: empty }),
                { atMost: 1.2 },
              ),
              compared(
                { id: '3b', name: 'Start with 10,000 accounts, beside none', unit },
                await inPairs({ pairs, ours: huge, baseline: empty }),
                { atMost: 1.6 },
              ),
              compared(
                { id: '3c', name: 'Start with 1,000 accounts, beside a bare window with a tray', unit },
                await inPairs({ pairs, ours: full, baseline: bare }),
                { atMost: 1.5 },
              ),
              limited({ id: '3d', name: 'Keychain calls of all these starts', unit: '' }, keychainCalls, { atMost: 0 }),
            ];
          }),
        ),
      ),
    ),
};
