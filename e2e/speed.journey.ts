import { entryAt, expect, test } from './fixtures.ts';
import { addAccount, expectStatus } from './window-steps.ts';

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

test('copying a cached token costs main at most 5 ms', async ({ app, servers }) => {
  await addAccount(app.window, entryAt(servers.cloudidr, 'prod admin'));
  await expectStatus(app.window, 'prod admin', 'Fresh');
  const times = (await app.tray.time('prod admin', { clicks: 200 })).map(({ tookMs }) => tookMs);
  console.log(
    `cached: p50 ${quantile(times, 0.5).toFixed(2)} ms, p95 ${quantile(times, 0.95).toFixed(2)} ms of ${times.length}`,
  );
  expect(quantile(times, 0.95)).toBeLessThanOrEqual(5);
  expect(servers.cloudidr.requests.filter(({ kind }) => kind === 'sign-in')).toHaveLength(1);
});

test('copying an expired token costs little more than the request itself', async ({ app, servers }) => {
  const server = servers.cloudidr;
  const entry = entryAt(server, 'prod admin');
  // Each token has expired by the next click.
  server.tokenLifetimeSeconds = 1;
  await addAccount(app.window, entry);
  const body = JSON.stringify({ username: entry.username, password: entry.password });
  const headers = { 'Content-Type': 'application/json' };

  /** The medians of 12 pairs, taken in turn, in ms. */
  async function measure(): Promise<{ copy: number; request: number }> {
    const copies: number[] = [];
    const requests: number[] = [];
    for (let pair = 0; pair < 12; pair++) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const start = performance.now();
      const response = await fetch(`${server.baseUrl}/external/api/v1/sign-in`, { method: 'POST', headers, body });
      await response.json();
      requests.push(performance.now() - start);
      copies.push(...(await app.tray.time('prod admin')).map(({ tookMs }) => tookMs));
    }
    const [copy, request] = [quantile(copies, 0.5), quantile(requests, 0.5)];
    console.log(`expired: p50 ${copy.toFixed(2)} ms; a bare fetch: p50 ${request.toFixed(2)} ms`);
    return { copy, request };
  }

  // A machine that is busy with other things gets two more rounds.
  let last = await measure();
  for (let round = 1; round < 3 && last.copy > 1.3 * last.request + 10; round++) last = await measure();
  expect(last.copy).toBeLessThanOrEqual(1.3 * last.request + 10);
  expect(server.requests.filter(({ kind }) => kind === 'sign-in').length).toBeGreaterThanOrEqual(25);
});
