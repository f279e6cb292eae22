import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request as the identity provider got it. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/** A small identity provider on this machine. */
export interface IdentityProvider {
  readonly origin: string;
  readonly received: Received[];
  close(): Promise<void>;
}

/** How it answers, by the password it is sent. */
const ANSWERS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'correct horse': (response) => answer(response, 200, JSON.stringify(maya(true))),
  suspended: (response) => answer(response, 200, JSON.stringify(maya(false))),
  'broken JSON': (response) => answer(response, 200, JSON.stringify(maya(true)).slice(0, 40)),
  'server error': (response) => answer(response, 500, '<html>Oops</html>'),
  'hung up': (response) => response.destroy(),
  never: () => {},
};

/** Starts an identity provider: `POST /login` checks a password, anything else is 404. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void handle(request, response, received);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  received: Received[],
): Promise<void> {
  const { method = '', url = '' } = request;
  const body = await bodyOf(request);
  received.push({ method, url, body });
  if (method !== 'POST' || url !== '/login') {
    answer(response, 404, '{}');
    return;
  }
  const respond = ANSWERS[passwordIn(body)];
  if (respond === undefined) answer(response, 401, '{"error":"invalid_credentials"}');
  else respond(response);
}

function maya(active: boolean): object {
  return {
    id: 'acme-1001',
    email: 'maya.chen@example.com',
    emailVerified: true,
    active,
    name: 'Maya Chen',
    plan: 'pro',
  };
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  return body;
}

function passwordIn(body: string): string {
  const parsed: unknown = JSON.parse(body);
  return typeof parsed === 'object' && parsed !== null && 'password' in parsed
    ? String(parsed.password)
    : '';
}
