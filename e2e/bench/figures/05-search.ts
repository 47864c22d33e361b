import { inBareApp, withBareApp } from '../bare-app.ts';
import { compared, limited } from '../figure.ts';
import type { Bench } from '../figure.ts';
import { everyFrame, readyToType, typeOnce } from '../keystrokes.ts';
import { withApp } from '../profile.ts';
import { quantile } from '../quantile.ts';

const options = { args: everyFrame };

export const bench: Bench = {
  id: '5',
  name: 'Typing in search',
  run: ({ count }) =>
    withBareApp((bareApp) =>
      withApp(
        10_000,
        (app) =>
          inBareApp(
            bareApp,
            async (bare) => {
              const ours: number[] = [];
              const baseline: number[] = [];
              await app.window.locator('[role="row"]').first().waitFor();
              for (const { window } of [app, bare]) await readyToType(window);
              for (let round = 0; round < count(10, 2); round++) {
                ours.push(...(await typeOnce(app.window)));
                baseline.push(...(await typeOnce(bare.window)));
              }
              const unit = 'ms';
              return [
                limited(
                  { id: '5a', name: 'Keystroke to painted result among 10,000, p95, beside a bare input', unit },
                  ours,
                  { atMost: 16 },
                  quantile(baseline, 0.95),
                  0.95,
                ),
                compared({ id: '5b', name: 'The same, median', unit }, { ours, baseline }, null),
              ];
            },
            options,
          ),
        options,
      ),
    ),
};
