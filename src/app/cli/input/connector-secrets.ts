import { connectorName } from '../../../core/mocks/http.ts';
import type { HttpRequest } from '../../../core/mocks/http.ts';
import type { Secret } from '../../../hosts/ports/vault.ts';
import type { Io } from '../io.ts';
import { plain } from '../plain.ts';

/**
 * Finds the secret that a request leaves with: by the id of its connector, or by `flow/id` where a flow that was entered
 * brings the connector along. That one never gets what stands under the bare id, which is for another host; where that
 * may be what was meant, or an access token is asked for without credentials, stderr says so once.
 */
export function connectorSecretOf(
  secrets: ReadonlyMap<string, Secret>,
  { stderr }: Pick<Io, 'stderr'>,
): (request: HttpRequest) => Secret | undefined {
  const told = new Set<string>();
  return (request) => {
    const name = connectorName(request);
    const secret = secrets.get(name);
    const why = secret === undefined ? whyMissed(request, secrets) : null;
    if (why !== null && !told.has(name)) {
      told.add(name);
      const what = `the connector "${request.connector}"${request.flow === undefined ? '' : ` of the flow "${request.flow}"`}`;
      stderr.write(
        `warning: ${plain(`${what} has no secret: ${why}; --secrets has to name it "${name}"`)}\n`,
      );
    }
    return secret;
  };
}

/** What a missing secret comes to; null where the request may do without one. */
function whyMissed(request: HttpRequest, secrets: ReadonlyMap<string, Secret>): string | null {
  if (request.flow !== undefined && secrets.has(request.connector)) {
    return `the one of "${request.connector}" is for the outermost flow’s connector`;
  }
  return request.purpose === 'access-token'
    ? 'its access token is asked for without the client’s credentials'
    : null;
}
