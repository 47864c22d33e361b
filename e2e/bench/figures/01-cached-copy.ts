import { timeCopy } from '../copies.ts';
import { compared, limited } from '../figure.ts';
import type { Bench } from '../figure.ts';
import { inPairs, timed } from '../pairs.ts';
import { openShell } from '../shell.ts';
import { onStage } from '../stage.ts';

/** What a person has today: the token in the keychain, fetched by a line in the terminal. */
const line = 'secret-tool lookup service Bench username token | xclip -selection clipboard';

export const bench: Bench = {
  id: '1',
  name: 'Copying a cached token',
  run: ({ count }) =>
    onStage(10, async (stage) => {
      const shell = await openShell(stage.env);
      try {
        await shell.run('secret-tool store --label=token service Bench username token', await stage.fetchToken());
        const own: number[] = [];
        const number = count(200, 20);
        const pairs = await inPairs({
          pairs: number,
          warmUps: 20,
          async ours() {
            const { tookMs, ownMs } = await timeCopy(stage);
            own.push(ownMs);
            return tookMs;
          },
          baseline: () => timed(() => shell.run(line)),
        });
        const main = { id: '1b', name: 'Main’s own work for a copy, p95', unit: 'ms' };
        return [
          compared({ id: '1a', name: 'Tray click to clipboard, beside secret-tool and xclip', unit: 'ms' }, pairs, {
            atMost: 0.05,
          }),
          limited(main, own.slice(-number), { atMost: 1 }, null, 0.95),
        ];
      } finally {
        shell.close();
      }
    }),
};
