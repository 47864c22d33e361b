import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LoggedRequest, RequestKind } from '../simulated-provider.ts';

/** The log's entry for a request that has just arrived; its status follows the response. */
export function logEntry(
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  kind: RequestKind,
): LoggedRequest {
  // The response is let go of once it is over: a log of many thousands must not keep their sockets.
  let open: ServerResponse | null = response;
  let finalStatus = 0;
  response.once('close', () => {
    finalStatus = statusOf(response);
    open = null;
  });
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(', ') : `${value}`,
      ]),
    ),
    body,
    at: Date.now(),
    kind,
    get status() {
      return open === null ? finalStatus : statusOf(open);
    },
  };
}

function statusOf(response: ServerResponse): number {
  return response.headersSent ? response.statusCode : 0;
}
