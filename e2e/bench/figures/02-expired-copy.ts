import { expiredCopies } from '../copies.ts';
import { compared } from '../figure.ts';
import type { Bench } from '../figure.ts';
import { openShell } from '../shell.ts';
import { onStage } from '../stage.ts';

const beside = (words: string): string => `Tray click to clipboard, beside ${words}`;

export const bench: Bench = {
  id: '2',
  name: 'Copying an expired token, from a provider that takes 50 ms',
  run: ({ count }) =>
    onStage(10, async (stage) => {
      const shell = await openShell(stage.env);
      const { url, body } = stage.request;
      const line = `curl -sS -H 'Content-Type: application/json' -d @- ${url} | jq -r .access_token | xclip -selection clipboard`;
      try {
        const bare = await expiredCopies(stage, count(30, 4));
        const shells = await expiredCopies(stage, count(15, 2), () => shell.run(line, body));
        return [
          compared({ id: '2a', name: beside('a bare fetch'), unit: 'ms' }, bare, { atMost: 1.1 }),
          compared({ id: '2b', name: beside('curl, jq and xclip'), unit: 'ms' }, shells, { atMost: 1 }),
        ];
      } finally {
        shell.close();
      }
    }),
};
