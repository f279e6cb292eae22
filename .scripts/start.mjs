// npm start [-- --port N]        (or PORT=N npm start)
// Installs what is missing, builds the web app and serves it on this machine until Ctrl+C.
import { parseArgs } from 'node:util';
import { ensureInstalled } from './ensure-installed.mjs';
import { freePort } from './free-port.mjs';
import { root } from './paths.mjs';

const FIRST_PORT = 4173;

const { values } = parseArgs({ options: { port: { type: 'string' } } });
const asked = values.port ?? process.env['PORT'];
if (asked !== undefined && !/^\d{1,5}$/.test(asked)) fail(`not a port number: ${asked}`);

await ensureInstalled();
const { build, preview } = await import('vite');
await build({ root, logLevel: 'warn' });
const port = asked === undefined ? await freePort(FIRST_PORT) : Number(asked);
const server = await preview({
  root,
  logLevel: 'warn',
  preview: { host: '127.0.0.1', port, strictPort: true },
}).catch((/** @type {unknown} */ error) => fail(String(error)));

console.log(`\nFlowmint is running at http://127.0.0.1:${port}/\nCtrl+C stops it.`);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => void server.close().finally(() => process.exit(0)));
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(`flowmint: ${message}`);
  process.exit(1);
}
