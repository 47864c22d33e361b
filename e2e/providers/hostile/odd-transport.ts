import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { ProviderId } from '../../../src/contract/account.ts';
import { jsonType, send } from '../server/send.ts';
import type { HostileAnswer } from './hostile-answer.ts';
import { successText } from './success-text.ts';

/** In ms. */
const trickleEvery = 250;
const floodEvery = 20;

export const tooLarge: readonly HostileAnswer[] = [
  {
    name: 'a body of 100 MB',
    family: 'too-large',
    handler: (provider) => (_request, response) => {
      response.writeHead(200, jsonType);
      // The client hanging up is what ought to happen.
      pipeline(Readable.from(padded(provider)), response).catch(() => response.destroy());
    },
  },
  compressed('a gzip body that decodes to 100 MB', 'gzip', createGzip),
  compressed('a Brotli body that decodes to 100 MB', 'br', () =>
    // The default quality would take 3 s.
    createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  ),
  {
    name: 'headers of 300 kB',
    family: 'too-large',
    // Node's fetch takes 16 kB, Chromium 256 kB.
    handler: (provider) => (_request, response) =>
      send(response, 200, successText(provider), { 'X-Padding': 'a'.repeat(300_000) }),
  },
];

export const tooSlow: readonly HostileAnswer[] = [
  { name: 'nothing, ever', family: 'too-slow', handler: () => () => {} },
  {
    name: 'headers a byte at a time',
    family: 'too-slow',
    handler: () => (request) => {
      const timer = setInterval(() => request.socket.write('a'), trickleEvery);
      request.socket.write('HTTP/1.1 200 OK\r\nX-Slow: ');
      request.socket.once('close', () => clearInterval(timer));
    },
  },
  {
    name: 'interim answers without end',
    family: 'too-slow',
    handler: () => (request) => {
      const hints = `HTTP/1.1 103 Early Hints\r\nLink: </${'a'.repeat(500)}>; rel=preload\r\n\r\n`;
      const timer = setInterval(() => request.socket.write(hints.repeat(20)), floodEvery);
      request.socket.once('close', () => clearInterval(timer));
    },
  },
  {
    name: 'headers and then nothing',
    family: 'too-slow',
    handler: () => (_request, response) => response.writeHead(200, jsonType).flushHeaders(),
  },
  {
    name: 'half a body and then nothing',
    family: 'too-slow',
    handler: (provider) => (_request, response) => sendHalf(response, provider, () => {}),
  },
  {
    name: 'a byte at a time',
    family: 'too-slow',
    handler: (provider) => (_request, response) => trickle(response, provider),
  },
];

export const cutOff: readonly HostileAnswer[] = [
  {
    name: 'a connection reset',
    family: 'cut-off',
    handler: () => (request) => request.socket.resetAndDestroy(),
  },
  {
    name: 'half a body and a reset',
    family: 'cut-off',
    handler: (provider) => (request, response) => sendHalf(response, provider, () => request.socket.resetAndDestroy()),
  },
  {
    name: 'half a body and the end of the connection',
    family: 'cut-off',
    handler: (provider) => (request, response) => sendHalf(response, provider, () => request.socket.end()),
  },
  {
    name: 'something that is no HTTP',
    family: 'cut-off',
    handler: () => (request) => request.socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
  },
];

export const brokenRefusals: readonly HostileAnswer[] = [
  brokenRefusal('401 and then nothing', (response) => response.flushHeaders()),
  brokenRefusal('401 with half a word and then nothing', (response) => response.write('{"mess')),
  brokenRefusal('401 with half a word and a reset', (response) =>
    response.write('{"mess', () => response.socket?.resetAndDestroy()),
  ),
  brokenRefusal('401 with a body of 100 MB', (response, provider) => {
    pipeline(Readable.from(padded(provider)), response).catch(() => response.destroy());
  }),
];

function brokenRefusal(name: string, goOn: (response: ServerResponse, provider: ProviderId) => void): HostileAnswer {
  return {
    name,
    family: 'broken-refusal',
    handler: (provider) => (_request, response) => {
      // CloudIO has no 401 on its page.
      response.writeHead(provider === 'cloudio' ? 403 : 401, jsonType);
      goOn(response, provider);
    },
  };
}

function sendHalf(response: ServerResponse, provider: ProviderId, then: () => void): void {
  const text = successText(provider);
  response.writeHead(200, { ...jsonType, 'Content-Length': Buffer.byteLength(text) });
  response.write(text.slice(0, text.length / 2), then);
}

/** A good answer, but its shortest (some 240 bytes) takes a minute. */
function trickle(response: ServerResponse, provider: ProviderId): void {
  const left = successText(provider)[Symbol.iterator]();
  response.writeHead(200, jsonType);
  const timer = setInterval(() => {
    const next = left.next();
    if (next.done) response.end();
    else response.write(next.value);
  }, trickleEvery);
  response.once('close', () => clearInterval(timer));
}

/** A good answer after 100 MB that nobody asked for. */
function* padded(provider: ProviderId): Generator<Buffer> {
  const megabyte = Buffer.alloc(1_000_000, 'a');
  yield Buffer.from('{"padding":"');
  for (let sent = 0; sent < 100; sent += 1) yield megabyte;
  yield Buffer.from(`",${successText(provider).slice(1)}`);
}

/** Compressed once, when first asked for: that takes half a second and does not block. */
function compressed(name: string, encoding: string, compressor: () => NodeJS.ReadWriteStream): HostileAnswer {
  const made = new Map<ProviderId, Promise<Buffer>>();
  return {
    name,
    family: 'too-large',
    handler: (provider) => {
      const body = made.get(provider) ?? buffer(Readable.from(padded(provider)).pipe(compressor()));
      made.set(provider, body);
      return (_request, response) => {
        void body.then((bytes) => send(response, 200, bytes, { 'Content-Encoding': encoding }));
      };
    },
  };
}
