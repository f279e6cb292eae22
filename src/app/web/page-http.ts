import { controlPage } from '../../backend/msw/control-page.ts';
import { createPageHttp } from '../../backend/msw/page-http.ts';
import type { PageHttp } from '../../backend/msw/page-http.ts';
import type { VisibleRequests } from '../../backend/msw/visible-requests.ts';
import { connectorOf } from '../../core/engine/connectors.ts';
import { withRawTokens } from '../../hosts/effects/raw-tokens.ts';
import { withSecret } from '../../hosts/effects/secret.ts';
import type { Signer } from '../../hosts/keys/signer.ts';
import type { Vault } from '../../hosts/ports/vault.ts';

/** How requests of interactive runs are answered on this page; it brings up the service worker. */
export function startPageHttp(signer: () => Promise<Signer>, vault: Vault): PageHttp {
  return createPageHttp({
    start,
    async complete(effect, { trace, env }) {
      const request =
        effect.tokens.length === 0
          ? effect.request
          : await withRawTokens(effect, trace, await signer());
      const secret = await vault.get(request.flow ?? env.flow.id, request.connector);
      const connector = connectorOf(env, request);
      const encoding = env.flow.assumptions['hmac-encoding'] === 'base64' ? 'base64' : 'hex';
      return withSecret(request, secret, connector, encoding);
    },
  });
}

async function start(): Promise<VisibleRequests | undefined> {
  const script = new URL('sw.js', document.baseURI).href;
  if (!(await controlPage(script))) return undefined;
  const { startVisibleRequests } = await import('../../backend/msw/visible-requests.ts');
  return startVisibleRequests(script, new URL('./', document.baseURI).href);
}
