/** What a connector authenticates itself with (Descope docs, "Generic HTTP": Authentication type). */
export type Authentication =
  | { readonly type: 'none' }
  | { readonly type: 'bearer'; readonly token: string }
  | { readonly type: 'basic'; readonly username: string; readonly password: string }
  | { readonly type: 'api-key'; readonly key: string; readonly token: string }
  /** The rest of what OAuth 2.0 takes stands in the document. */
  | { readonly type: 'oauth2'; readonly clientSecret: string };

/** The secrets of a connector. */
export type Secret = Authentication & {
  /** Signs what is sent (Descope docs, "Generic HTTP": HMAC Secret). */
  readonly hmacSecret?: string;
};

/**
 * Secrets by connector, on this machine only: outside of documents, so that no export and no share link ever holds
 * one. A connector is named by the flow it belongs to and its id there.
 */
export interface Vault {
  get(flow: string, connector: string): Promise<Secret | undefined>;
  /** Keeps a secret; undefined forgets it. */
  set(flow: string, connector: string, secret: Secret | undefined): Promise<void>;
}

/** Where the vault keeps a shared secret that steps name: beside the connectors of its flow. */
export function sharedSecretKey(name: string): string {
  return `shared ${name}`;
}

/** The text of a shared secret: it is kept like a bearer token. */
export function sharedSecretIn(secret: Secret | undefined): string | undefined {
  return secret?.type === 'bearer' && secret.token !== '' ? secret.token : undefined;
}
