import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { ProviderId } from '../../../src/contract/account.ts';
import type {
  AnswerHandler,
  LoggedRequest,
  SimulatedProvider,
  SimulatedUser,
  StartOptions,
} from '../simulated-provider.ts';
import { ProviderState } from './provider-state.ts';
import { readBody } from './reading.ts';
import { logEntry } from './request-log.ts';
import { send } from './send.ts';
import { type Answer, Refusal, type Simulation } from './simulation.ts';

/** Listens on 127.0.0.1 only. Rejects if the port is taken or the base path is no path like `/gateway`. */
export async function startServer(
  id: ProviderId,
  simulation: Simulation,
  { port = 0, basePath = '' }: StartOptions,
): Promise<SimulatedProvider> {
  if (!/^(\/[\w.~-]+)*$/.test(basePath)) throw new RangeError('A base path looks like /gateway.');
  // Room for CloudIO's header with a password of 4,096 characters, three bytes each in UTF-8, in base64.
  const server = createServer({ maxHeaderSize: 64 * 1024 });
  // Node's 5 s would close idle connections just as a client uses them again.
  server.keepAliveTimeout = 60_000;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return new ProviderServer(id, simulation, server, `http://127.0.0.1:${address.port}`, basePath);
}

class ProviderServer implements SimulatedProvider {
  readonly id: ProviderId;
  readonly baseUrl: string;
  readonly protectedPath: string;
  readonly requests: LoggedRequest[] = [];
  delayMs = 0;
  readonly #simulation: Simulation;
  readonly #server: Server;
  readonly #basePath: string;
  readonly #state: ProviderState;
  readonly #standIns: { readonly handler: AnswerHandler; times: number }[] = [];

  constructor(id: ProviderId, simulation: Simulation, server: Server, origin: string, basePath: string) {
    this.id = id;
    this.baseUrl = origin + basePath;
    this.protectedPath = simulation.protectedPath;
    this.#simulation = simulation;
    this.#server = server;
    this.#basePath = basePath;
    this.#state = new ProviderState(simulation.lifetimeSeconds);
    server.on('request', (request, response) => void this.#respond(request, response));
  }

  get tokenLifetimeSeconds(): number {
    return this.#state.lifetimeSeconds;
  }

  set tokenLifetimeSeconds(seconds: number) {
    this.#state.lifetimeSeconds = seconds;
  }

  get jwtWithoutExp(): boolean {
    return this.#state.jwtWithoutExp;
  }

  set jwtWithoutExp(without: boolean) {
    this.#state.jwtWithoutExp = without;
  }

  get clockOffsetMs(): number {
    return this.#state.clockOffsetMs;
  }

  set clockOffsetMs(offset: number) {
    this.#state.clockOffsetMs = offset;
  }

  get issuedTokens(): readonly string[] {
    return this.#state.issuedTokens;
  }

  addUser(user: SimulatedUser): void {
    this.#state.users.add(user);
  }

  clearRequests(): void {
    this.requests.length = 0;
  }

  async accepts(copied: string, { csrf }: { readonly csrf?: string } = {}): Promise<boolean> {
    // Fetch would trim or refuse these; either way the copied text is not the token.
    if (!/^[\x21-\x7e]+$/.test(copied)) return false;
    const headers = { Authorization: `Bearer ${copied}`, ...(csrf === undefined ? {} : { 'X-CSRF': csrf }) };
    const response = await fetch(this.baseUrl + this.protectedPath, { headers });
    await response.arrayBuffer();
    return response.status === 200;
  }

  revoke(token: string): void {
    this.#state.revoke(token);
  }

  revokeAll(): void {
    this.#state.revokeAll();
  }

  answerNext(handler: AnswerHandler, times = 1): void {
    if (times > 0) this.#standIns.push({ handler, times });
  }

  answerAsUsual(): void {
    this.#standIns.length = 0;
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    if (body === null) return;
    const { route, allowed } = this.#find(request);
    this.requests.push(
      logEntry(request, response, body === 'too-large' ? '' : body.toString(), route?.kind ?? 'other'),
    );
    const standIn = route?.kind === 'sign-in' ? this.#takeStandIn() : undefined;
    if (this.delayMs > 0) await wait(this.delayMs, undefined, { ref: false });
    if (response.destroyed) return;
    response.setHeader('Date', new Date(this.#state.now()).toUTCString());
    if (standIn !== undefined) return standIn(request, response);
    if (route === undefined && allowed !== undefined) response.setHeader('Allow', allowed);
    const answer = this.#answer(() => {
      if (route === undefined && allowed === undefined) throw new Refusal(404, 'Not found');
      if (route === undefined) throw new Refusal(405, 'Method not allowed');
      if (body === 'too-large') throw new Refusal(413, 'The request body is too large');
      return route.answer({ headers: request.headers, body }, this.#state);
    });
    send(response, answer.status, JSON.stringify(answer.body));
  }

  /** Anything but a `Refusal` is a mistake in the simulation and is left to end the run, not shown as a 500. */
  #answer(give: () => Answer): Answer {
    try {
      return give();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: error.status, body: this.#simulation.failure(error, this.#state.now()) };
    }
  }

  /** The route for this request, or the methods that its path knows. Paths match exactly; a query is ignored. */
  #find({ method, url = '' }: IncomingMessage): {
    route?: NonNullable<Simulation['routes'][string]['GET']> | undefined;
    allowed?: string;
  } {
    const [path = ''] = url.split('?');
    if (!path.startsWith(`${this.#basePath}/`)) return {};
    const methods = new Map(Object.entries(this.#simulation.routes)).get(path.slice(this.#basePath.length));
    if (methods === undefined) return {};
    return {
      route: method === 'GET' || method === 'POST' ? methods[method] : undefined,
      allowed: Object.keys(methods).join(', '),
    };
  }

  #takeStandIn(): AnswerHandler | undefined {
    const [next] = this.#standIns;
    if (next === undefined) return undefined;
    next.times -= 1;
    if (next.times <= 0) this.#standIns.shift();
    return next.handler;
  }
}
