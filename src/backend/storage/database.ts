import type { Flow } from '../../core/document/schema.ts';
import type { SigningKey } from '../../hosts/keys/signer.ts';
import type { Secret } from '../../hosts/ports/vault.ts';
import type { FlowEntry, World } from '../../hosts/ports/workspace.ts';

/** What is kept, by store; every record under a text key. */
export type Records = {
  /** By flow id. Apart from the documents, so that a list does not read them. */
  readonly entries: FlowEntry & { readonly revision: number };
  readonly documents: Flow;
  readonly world: World;
  readonly settings: string;
  readonly keys: SigningKey;
  readonly secrets: Secret;
};

export type StoreName = keyof Records;

export const STORES = [
  'entries',
  'documents',
  'world',
  'settings',
  'keys',
  'secrets',
] as const satisfies readonly StoreName[];

/** What can be done inside a transaction. */
export interface Transaction<S extends StoreName> {
  get<N extends S>(store: N, key: string): Promise<Records[N] | undefined>;
  keys(store: S): Promise<readonly string[]>;
  put<N extends S>(store: N, key: string, value: Records[N]): Promise<void>;
  remove(store: S, key: string): Promise<void>;
}

/** Where the backend keeps things. Transactions that write and share a store follow each other, across tabs too. */
export interface Database {
  /** Whether what is kept survives the page. */
  readonly persistent: boolean;
  /**
   * All or nothing. `work` awaits the transaction's own operations only; what it throws undoes them.
   */
  transact<S extends StoreName, R>(
    stores: readonly S[],
    mode: 'readonly' | 'readwrite',
    work: (transaction: Transaction<S>) => Promise<R>,
  ): Promise<R>;
}
