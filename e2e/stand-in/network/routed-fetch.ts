import { X509Certificate } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect as connectPlain } from 'node:net';
import type { Socket } from 'node:net';
import { pipeline } from 'node:stream';
import type { Readable, Transform } from 'node:stream';
import { connect as connectTls, getCACertificates } from 'node:tls';
import type { PeerCertificate, TLSSocket } from 'node:tls';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type Electron from 'electron';
import { NotImplementedError } from '../strict.ts';
import { asNetError } from './net-errors.ts';

export type VerifyProc = (request: Electron.Request, judge: (verdict: number) => void) => void;

/** What a session's requests go by beside what Node does by itself. */
export interface Route {
  readonly proxy: URL | null;
  readonly verify: VerifyProc | null;
}

interface Sent {
  readonly method: string;
  readonly headers: Headers;
  readonly body: ArrayBuffer | null;
  readonly signal: AbortSignal;
}

/** Chromium reaches these without a proxy, whatever is set. */
export function isOwnAddress(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || /^(127\.|\[::1\])/.test(hostname);
}

/** One request over a connection of its own, through the session's proxy, and judged by its certificate verifier. */
export async function routedFetch(address: string, sent: Sent, route: Route): Promise<Response> {
  const url = new URL(address);
  const socket = await openConnection(url, sent.signal, route);
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const { method, headers, body, signal } = sent;
  const asked = httpRequest(
    {
      method,
      path: `${url.pathname}${url.search}`,
      headers: { ...Object.fromEntries(headers), host: url.host },
      signal,
      createConnection: () => socket,
    },
    (answer) => {
      const { statusCode = 0, statusMessage = '', rawHeaders } = answer;
      const received = new Headers();
      for (let at = 0; at < rawHeaders.length; at += 2) received.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
      const isEmpty = [204, 205, 304].includes(statusCode);
      const content = isEmpty ? null : streamed(decoded(answer));
      resolve(new Response(content, { status: statusCode, statusText: statusMessage, headers: received }));
    },
  );
  asked.once('error', reject);
  asked.end(body === null ? undefined : new Uint8Array(body));
  return promise;
}

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** As Chromium gives it: without the encoding of the transfer. */
function decoded(answer: IncomingMessage): Readable {
  const decoder = decoders[answer.headers['content-encoding'] ?? ''];
  if (decoder === undefined) return answer;
  // Whatever breaks off is told by what is read.
  return pipeline(answer, decoder(), () => undefined);
}

/** Reads on only when it is asked to. */
function streamed(answer: Readable): ReadableStream<Uint8Array> {
  const chunks = answer[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await chunks.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        controller.error(asNetError(error));
      }
    },
    cancel: () => void answer.destroy(),
  });
}

async function openConnection(url: URL, signal: AbortSignal, { proxy, verify }: Route): Promise<Socket> {
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const isProxied = proxy !== null && !isOwnAddress(url.hostname);
  if (isProxied && url.protocol !== 'https:') throw new NotImplementedError('http through a proxy');
  const plain = isProxied
    ? await tunnel(proxy, `${url.hostname}:${port}`, signal)
    : await connected(url.hostname, port, signal);
  return url.protocol === 'https:' ? encrypted(plain, url.hostname, verify) : plain;
}

function connected(host: string, port: number, signal: AbortSignal): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const socket = connectPlain({ host: host.replaceAll(/[[\]]/g, ''), port });
  signal.addEventListener('abort', () => socket.destroy(), { once: true });
  socket.once('connect', () => resolve(socket));
  socket.once('error', reject);
  return promise;
}

async function tunnel(proxy: URL, target: string, signal: AbortSignal): Promise<Socket> {
  if (proxy.protocol !== 'http:') throw new NotImplementedError(`a proxy of the kind ${proxy.protocol}`);
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const { hostname: host, port } = proxy;
  const asked = httpRequest({ host, port, method: 'CONNECT', path: target, headers: { host: target }, signal });
  asked.once('error', () => reject(new Error('net::ERR_PROXY_CONNECTION_FAILED')));
  asked.once('connect', (answer, socket) => {
    if (answer.statusCode === 200) resolve(socket);
    else reject(new Error('net::ERR_TUNNEL_CONNECTION_FAILED'));
  });
  asked.end();
  return promise;
}

async function encrypted(plain: Socket, hostname: string, verify: VerifyProc | null): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<TLSSocket>();
  // Judged below, before anything is sent.
  const socket = connectTls({ socket: plain, servername: hostname, rejectUnauthorized: false });
  socket.once('secureConnect', () => resolve(socket));
  socket.once('error', reject);
  await promise;
  const problem = problemWith(socket);
  const verdict = verify === null ? -3 : await judged(socket, hostname, problem, verify);
  if (verdict === 0 || (verdict === -3 && problem === null)) return socket;
  socket.destroy();
  const named = Object.entries(errorCodes).find(([, number]) => number === verdict)?.[0];
  throw named === undefined ? (problem ?? new Error('net::ERR_CERT_INVALID')) : new Error(named);
}

/** As Chromium has it, for which an unknown authority goes before every other fault. */
function problemWith(socket: TLSSocket): Error | null {
  if (socket.authorized) return null;
  const code = isAnchored(socket.getPeerCertificate(true))
    ? String(socket.authorizationError)
    : 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY';
  return asNetError(Object.assign(new Error(code), { code }));
}

/** Whether what was shown leads to an authority that Node knows; when, and for which host, is not asked. */
function isAnchored(peer: Peer): boolean {
  const certificate = new X509Certificate(peer.raw);
  const known = getCACertificates('default').map((pem) => new X509Certificate(pem));
  const isIssued = known.some(
    (authority) => certificate.checkIssued(authority) && certificate.verify(authority.publicKey),
  );
  const issuer = peer.issuerCertificate;
  return isIssued || (issuer !== undefined && issuer !== peer && isAnchored(issuer));
}

/** Of Chromium's net_error_list.h. */
const errorCodes: Readonly<Record<string, number>> = {
  'net::ERR_CERT_COMMON_NAME_INVALID': -200,
  'net::ERR_CERT_DATE_INVALID': -201,
  'net::ERR_CERT_AUTHORITY_INVALID': -202,
};

function judged(socket: TLSSocket, hostname: string, problem: Error | null, verify: VerifyProc): Promise<number> {
  const certificate = asElectronHasIt(socket.getPeerCertificate(true));
  const verificationResult = problem?.message ?? 'net::OK';
  const errorCode = errorCodes[verificationResult] ?? (problem === null ? 0 : -2);
  const request = {
    hostname,
    certificate,
    validatedCertificate: certificate,
    isIssuedByKnownRoot: false,
    verificationResult,
    errorCode,
  };
  return new Promise((resolve) => verify(request, resolve));
}

type Peer = PeerCertificate & { readonly issuerCertificate?: Peer };

function principal(name: string): Electron.CertificatePrincipal {
  return {
    commonName: commonName(name),
    country: '',
    locality: '',
    organizations: [],
    organizationUnits: [],
    state: '',
  };
}

function commonName(name: string): string {
  return /^CN=(.+)$/m.exec(name)?.[1] ?? '';
}

function asElectronHasIt(peer: Peer): Electron.Certificate {
  const certificate = new X509Certificate(peer.raw);
  const issuer = peer.issuerCertificate;
  const isLast = issuer === undefined || issuer === peer;
  const own = {
    data: String(certificate),
    fingerprint: certificate.fingerprint256,
    issuer: principal(certificate.issuer),
    issuerName: commonName(certificate.issuer),
    serialNumber: certificate.serialNumber,
    subject: principal(certificate.subject),
    subjectName: commonName(certificate.subject),
    validStart: certificate.validFromDate.getTime() / 1000,
    validExpiry: certificate.validToDate.getTime() / 1000,
  };
  // Electron's types have it always there; the last of a chain has none.
  return Object.assign(own, { issuerCert: isLast ? Object.create(null) : asElectronHasIt(issuer) });
}
