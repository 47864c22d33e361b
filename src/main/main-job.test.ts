import { expect, it } from 'vitest';
import { startProvider } from '../../e2e/providers/index.ts';
import { createClipboard } from './desktop/clipboard.ts';
import { createElectronClipboard } from './desktop/electron-clipboard.ts';
import { createTrayCopy } from './desktop/tray-copy.ts';
import { createHttp } from './providers/http.ts';
import { providers } from './providers/index.ts';
import { aDraft } from './testing/an-account.ts';
import { openDesk } from './testing/desk.ts';
import { aSystemClipboard, newItem } from './testing/system-clipboard.ts';
import { createCopyToken } from './tokens/copy-token.ts';
import { createTokens } from './tokens/fresh-token.ts';

const hour = 3_600_000;
const onChange = (): void => undefined;
const clipboardSeconds = (): number => 30;
const showAccount = (): Promise<void> => Promise.resolve();

it('fifty clicks in the tray on an expired account make one sign-in and fifty copies of a token that is accepted', async () => {
  const provider = await startProvider('cloudidr');
  try {
    provider.addUser({ username: 'ana', email: 'ana@example.com', password: 'canary-password' });
    let passed = 0;
    const clock = { now: () => Date.now() + passed, monotonic: () => performance.now() + passed };
    const { accounts, secrets, changes } = openDesk({ clock });
    const http = createHttp({ fetch, clock });
    const tokens = createTokens({ accounts, secrets, providers, http, clock, onChange });
    const system = aSystemClipboard();
    const electron = createElectronClipboard({ clipboard: system, newItem, platform: 'linux' });
    const clipboard = createClipboard({ system: electron, clock });
    const copyToken = createCopyToken({ accounts, tokens, clipboard, clipboardSeconds, clock, onChange });
    const said: string[] = [];
    const click = createTrayCopy({ accounts, copyToken, clock, say: (_title, text) => said.push(text), showAccount });

    const id = await changes.add(aDraft({ baseUrl: provider.baseUrl }));
    await click(id);
    const expired = await system.readText();
    expect(await provider.accepts(expired)).toBe(true);

    passed = hour;
    provider.revoke(expired);
    provider.clearRequests();
    said.length = 0;
    await Promise.all(Array.from({ length: 50 }, () => click(id)));
    expect(provider.requests.map(({ kind }) => kind)).toEqual(['sign-in']);
    expect(said).toHaveLength(50);
    expect(said.filter((text) => !text.startsWith('Copied token for prod admin. Expires in '))).toEqual([]);
    const copied = await system.readText();
    expect(copied).not.toBe(expired);
    expect(await provider.accepts(copied)).toBe(true);

    await clipboard.clearIfOurs();
    expect(await system.readText()).toBe('');
  } finally {
    await provider.close();
  }
});
