import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFixture, type OpenFixture } from './fixture/open-fixture.ts';

let fixtureApp: OpenFixture;

beforeAll(async () => {
  fixtureApp = await openFixture();
}, 60_000);

afterAll(() => fixtureApp[Symbol.asyncDispose]());

const inPage = <T>(work: () => T | Promise<T>): Promise<T> => fixtureApp.app.window.evaluate(work);
async function afterReload(): Promise<string> {
  await fixtureApp.app.window.reload();
  return inPage(() => typeof atStart);
}

const log = (): Promise<unknown> => fixtureApp.invoke('log');

describe('a window', () => {
  it('shows the page that the app serves, under its policy', async () => {
    const { window } = fixtureApp.app;
    expect(await window.title()).toBe('Fixture');
    expect(await inPage(() => [isSecureContext, innerWidth, innerHeight])).toEqual([true, 700, 500]);
    const refused = await inPage(() => fetch('/page.js').catch((error: unknown) => String(error)));
    expect(refused).toContain('Failed to fetch');
  });

  it('is shown and focused once its page is ready', async () => {
    expect(await fixtureApp.app.windows()).toEqual([
      { title: 'Fixture', visible: true, focused: true, minimized: false },
    ]);
    expect(await log()).toEqual(expect.arrayContaining(['window show', 'window focus']));
  });

  it('keeps to its smallest size and tells its page', async () => {
    expect(await fixtureApp.invoke('resize', 100, 400)).toEqual([300, 400]);
    await fixtureApp.app.window.waitForFunction(() => innerWidth === 300 && innerHeight === 400);
    await fixtureApp.invoke('resize', 700, 500);
  });

  it('asks the app before its page is led away, and stays', async () => {
    await fixtureApp.app.window.click('#away');
    await expect.poll(log).toContain('will-navigate https://example.com/away');
    expect(fixtureApp.app.window.url()).toBe('https://fixture.app.localhost/index.html');
  });

  it('asks the app before its page opens another, and opens none', async () => {
    await fixtureApp.app.window.click('#new');
    await inPage(() => void open('https://example.com/opened'));
    await expect
      .poll(() => fixtureApp.app.openedLinks())
      .toEqual(['https://example.com/new', 'https://example.com/opened']);
    await expect.poll(() => fixtureApp.app.window.context().pages().length).toBe(2);
  });

  it('reaches nothing but what the app serves', async () => {
    expect(await inPage(() => document.createElement('img').src)).toBe('');
    const outcome = await inPage(
      () =>
        new Promise((resolve) => {
          const image = new Image();
          image.addEventListener('load', () => resolve('loaded'));
          image.addEventListener('error', () => resolve('refused'));
          image.src = 'https://example.com/x.png';
        }),
    );
    expect(outcome).toBe('refused');
  });
});

describe('the application menu', () => {
  it('is reached by its shortcuts from the page', async () => {
    await fixtureApp.app.window.keyboard.press('Control+j');
    await expect.poll(log).toContain('jumped');
  });
});

describe('the session’s web requests', () => {
  it('can refuse what a page asks for', async () => {
    await fixtureApp.attempt('refuseScript');
    expect(await afterReload()).toBe('undefined');
    await fixtureApp.attempt('allowScript');
    expect(await afterReload()).toBe('string');
  });

  it('can change the headers that a page gets', async () => {
    await fixtureApp.attempt('forbidScripts');
    expect(await afterReload()).toBe('undefined');
    await fixtureApp.attempt('forgetPolicy');
    expect(await afterReload()).toBe('string');
  });
});

describe('the preload', () => {
  it('runs before the scripts of the page, and again after a reload', async () => {
    expect(await inPage(() => atStart)).toBe('object');
    await fixtureApp.attempt('reload').catch(() => undefined);
    await fixtureApp.app.window.waitForFunction(() => typeof fixture === 'object' && ticks.length === 0);
    expect(await fixtureApp.invoke('echo', 'again')).toBe('again');
  });

  it('shares no variable with the page', async () => {
    expect(await inPage(() => typeof preloadSecret)).toBe('undefined');
  });

  it('may require electron alone, of which it gets what the stand-in has', async () => {
    expect(await inPage(() => fixture.requireFs())).toBe('module not found: node:fs');
    expect(await inPage(() => fixture.useWebFrame())).toContain('the stand-in does not implement electron.webFrame');
    expect(await inPage(() => fixture.sendSync())).toContain('does not implement electron.ipcRenderer.sendSync');
  });

  it('exposes a frozen copy, which the page cannot replace', async () => {
    const outcome = await inPage(() => {
      const before = fixture;
      Reflect.set(globalThis, 'fixture', 'replaced');
      Reflect.set(fixture.nested, 'list', 'replaced');
      return [fixture === before, fixture.nested.list, fixture.nested.when.getTime()];
    });
    expect(outcome).toEqual([true, [1, { deep: true }], 5]);
  });

  it('takes copies of what the page passes, and gives copies back', async () => {
    const outcome = await inPage(() => {
      const mine = { list: [1], when: new Date(9), bytes: new Uint8Array([3]), nothing: undefined };
      const copy = fixture.same(mine);
      return [copy === mine, JSON.stringify(copy), fixture.kindOf(new Map()), fixture.kindOf(undefined)];
    });
    const json = '{"list":[1],"when":"1970-01-01T00:00:00.009Z","bytes":{"0":3}}';
    expect(outcome).toEqual([false, json, '[object Map]', '[object Undefined]']);
  });

  it('passes on what it throws', async () => {
    await expect(inPage(() => fixture.fail())).rejects.toThrow('refused by the preload');
  });
});

describe('messages', () => {
  it('reach main as copies, and come back', async () => {
    expect(await fixtureApp.invoke('echo', { a: [1, 'two'] })).toEqual({ a: [1, 'two'] });
    expect(await inPage(() => fixture.invoke('kind', new Map()))).toBe('[object Map]');
    expect(await inPage(() => fixture.invoke('kind', undefined))).toBe('[object Undefined]');
  });

  it('name the frame that sent them by the address that the app knows', async () => {
    expect(await fixtureApp.invoke('sender')).toEqual({
      isWindow: true,
      url: 'app://fixture/index.html',
      hasParent: false,
    });
  });

  it('reach the listeners of the page in order, with all their arguments', async () => {
    await inPage(() => {
      ticks.length = 0;
      for (const value of [1, 2, 3]) fixture.send('tick', value);
    });
    await expect.poll(() => inPage(() => ticks)).toEqual([1, 2, 3].map((value) => [value, undefined, 7]));
  });

  it('stop once the page no longer listens', async () => {
    const heard = await inPage(async () => {
      const mine: unknown[] = [];
      const stop = fixture.onTick((value) => mine.push(value));
      fixture.send('tick', 'first');
      await fixture.invoke('echo', 0);
      stop();
      fixture.send('tick', 'second');
      await fixture.invoke('echo', 0);
      return mine;
    });
    expect(heard).toEqual([['first', undefined, 7]]);
  });

  it.each([
    ['fail', "Error invoking remote method 'fail': TypeError: no luck"],
    ['uncloneable', "Error invoking remote method 'uncloneable': Error: An object could not be cloned."],
    ['unknown', "Error invoking remote method 'unknown': Error: No handler registered for 'unknown'"],
  ])('of a handler that cannot answer (%s) are refused in the words of Electron', async (channel, words) => {
    await expect(fixtureApp.invoke(channel)).rejects.toThrow(words);
  });

  it('that cannot be cloned are refused before they leave the page', async () => {
    const words = await inPage(() =>
      fixture.invoke('echo', { deep: () => 1 }).catch((error: unknown) => String(error)),
    );
    expect(words).toContain('An object could not be cloned.');
  });

  it('to the page are all noted for the test, as text that can be searched', async () => {
    await fixtureApp.invoke('echo', 'a "canary"');
    await inPage(() => fixture.send('tick', 'sent-canary'));
    await expect.poll(async () => (await fixtureApp.app.messagesToRenderer()).join('\n')).toContain('sent-canary');
    const all = (await fixtureApp.app.messagesToRenderer()).map((text): unknown => JSON.parse(text));
    expect(all).toContainEqual({ kind: 'answer', channel: 'echo', payload: 'a "canary"' });
    expect(all).toContainEqual({ kind: 'refusal', channel: 'fail', payload: 'TypeError: no luck' });
  });
});
