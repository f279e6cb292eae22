import type { Vault } from '../../hosts/ports/vault.ts';
import type { Database } from '../storage/database.ts';

/** Secrets in the browser's database, in a store that nothing else reads. */
export function createVault(database: Database): Vault {
  return {
    async get(flow, connector) {
      return database.transact(['secrets'], 'readonly', (store) =>
        store.get('secrets', keyOf(flow, connector)),
      );
    },
    async set(flow, connector, secret) {
      await database.transact(['secrets'], 'readwrite', (store) =>
        secret === undefined
          ? store.remove('secrets', keyOf(flow, connector))
          : store.put('secrets', keyOf(flow, connector), secret),
      );
    },
  };
}

/** As JSON, so that no two pairs make the same text. */
function keyOf(flow: string, connector: string): string {
  return JSON.stringify([flow, connector]);
}

/** Whether a record of the store belongs to a connector of the flow. */
export function isSecretOf(flow: string, key: string): boolean {
  return key.startsWith(`[${JSON.stringify(flow)},`);
}
