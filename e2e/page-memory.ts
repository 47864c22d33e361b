import type { Page } from 'playwright-core';

/** Everything that scripts of the page can still reach, as V8 lists it after a collection. */
export async function heapOf(page: Page): Promise<Buffer> {
  const client = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  client.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await client.send('HeapProfiler.enable');
  await client.send('HeapProfiler.collectGarbage');
  await client.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await client.detach();
  return Buffer.from(chunks.join(''));
}

/** The document as it stands, what is typed in it, and all that it stores. */
export function documentOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const fields = [...document.querySelectorAll('input, textarea, select')].map((field) =>
      Reflect.get(field, 'value'),
    );
    const databases = (await indexedDB.databases?.()) ?? [];
    const caches = await globalThis.caches?.keys();
    return JSON.stringify([
      document.documentElement.outerHTML,
      fields,
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      document.cookie,
      history.state,
      databases,
      caches,
      window.name,
    ]);
  });
}
