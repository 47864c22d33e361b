import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import type { CDPSession, Page } from 'playwright-core';
import { noteMessageToRenderer } from '../control/messages-to-renderer.ts';
import type { FromPage, ToPage } from '../page/messages.ts';
import { pageScript, preloadScript, preloadWorldName, receiveFunction, tellMainBinding } from '../page/scripts.ts';

interface Opened {
  readonly url: string;
  readonly windowName: string;
  readonly windowFeatures: string[];
}

interface LinkListener {
  /** `reply` reaches the document that sent the message, or nobody once it is gone. */
  onMessage(message: FromPage, reply: (message: ToPage) => void): void;
  onWindowOpen(opened: Opened): void;
}

/** What a sandboxed preload finds as `process`. */
const preloadProcess = {
  type: 'renderer',
  platform: process.platform,
  arch: process.arch,
  sandboxed: true,
  contextIsolated: true,
  env: {},
  versions: { electron: 'stand-in', node: process.versions.node },
};

function parse(text: string): FromPage {
  const message: FromPage = JSON.parse(text);
  return message;
}

/** The payload is JSON text already; encoding it once more would hide quotes in it from a search. */
function readable(message: ToPage): string {
  const payload = message.kind === 'refusal' ? JSON.stringify(message.error) : message.payload;
  return `{"kind":"${message.kind}","channel":${JSON.stringify(message.channel)},"payload":${payload}}`;
}

/** The wire between main and a page's preload: each preload runs in a world of its own, which only this reaches. */
export class PageLink {
  private readonly client: CDPSession;
  private readonly listener: LinkListener;
  private preloadContext: number | null = null;

  private constructor(client: CDPSession, listener: LinkListener) {
    this.client = client;
    this.listener = listener;
  }

  static async open(page: Page, preload: string | null, listener: LinkListener): Promise<PageLink> {
    const client = await page.context().newCDPSession(page);
    const link = new PageLink(client, listener);
    await link.listen();
    await link.install(preload);
    return link;
  }

  /** Lost where no preload runs yet, as in Electron. */
  send(message: ToPage): void {
    if (this.preloadContext !== null) this.sendTo(this.preloadContext, message);
  }

  private async listen(): Promise<void> {
    this.client.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.preloadContext) this.preloadContext = null;
    });
    this.client.on('Runtime.executionContextsCleared', () => {
      this.preloadContext = null;
    });
    this.client.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name !== tellMainBinding) return;
      this.preloadContext = executionContextId;
      this.listener.onMessage(parse(payload), (message) => this.sendTo(executionContextId, message));
    });
    this.client.on('Page.windowOpen', (opened) => this.listener.onWindowOpen(opened));
    await Promise.all([this.client.send('Page.enable'), this.client.send('Runtime.enable')]);
  }

  private async install(preload: string | null): Promise<void> {
    const secret = randomUUID();
    await this.client.send('Runtime.addBinding', { name: tellMainBinding, executionContextName: preloadWorldName });
    await this.client.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(secret) });
    const source = preloadScript(secret, preload === null ? '' : readFileSync(preload, 'utf8'), preloadProcess);
    await this.client.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: preloadWorldName });
  }

  private sendTo(executionContextId: number, message: ToPage): void {
    noteMessageToRenderer(readable(message));
    const functionDeclaration = `(message) => ${receiveFunction}(message)`;
    // The document may be gone by now, which is the end of any message to it.
    this.client
      .send('Runtime.callFunctionOn', { functionDeclaration, executionContextId, arguments: [{ value: message }] })
      .catch(() => {});
  }
}
