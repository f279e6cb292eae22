import { controlPage } from '../../backend/msw/control-page.ts';
import { createPageHttp } from '../../backend/msw/page-http.ts';
import type { PageHttp } from '../../backend/msw/page-http.ts';
import type { VisibleRequests } from '../../backend/msw/visible-requests.ts';
import { withRawTokens } from '../../hosts/effects/raw-tokens.ts';
import { withSecret } from '../../hosts/effects/secret.ts';
import type { Signer } from '../../hosts/keys/signer.ts';
import type { Vault } from '../../hosts/ports/vault.ts';

/** How requests of interactive runs are answered on this page; the service worker comes up once the page is idle. */
export function startPageHttp(signer: () => Promise<Signer>, vault: Vault): PageHttp {
  return createPageHttp({
    start,
    async complete(effect, { trace, env }) {
      const request =
        effect.tokens.length === 0
          ? effect.request
          : await withRawTokens(effect, trace, await signer());
      return withSecret(request, await vault.get(env.flow.id, request.connector));
    },
  });
}

async function start(): Promise<VisibleRequests | undefined> {
  await idle();
  const script = new URL('sw.js', document.baseURI).href;
  if (!(await controlPage(script))) return undefined;
  const { startVisibleRequests } = await import('../../backend/msw/visible-requests.ts');
  return startVisibleRequests(script, new URL('./', document.baseURI).href);
}

/** Once the page has loaded and drawn: what is not needed for that comes after it. */
async function idle(): Promise<void> {
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => {
      window.addEventListener('load', resolve, { once: true });
    });
  }
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
}
