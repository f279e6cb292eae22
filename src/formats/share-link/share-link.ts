import { asJson } from '../../core/document/as-json.ts';
import type { Flow } from '../../core/document/schema.ts';
import { FlowmintError } from '../../core/error.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { isShareLink, SHARE_PREFIX } from './is-share-link.ts';

/** Packs and unpacks text. Lent by the host: this zone has no streams. */
export interface Compression {
  /** The text as UTF-8, then raw DEFLATE (RFC 1951). */
  deflate(text: string): Promise<Uint8Array>;
  /**
   * The reverse. Rejects for anything else, and as soon as more than `atMost` bytes have come out: a short link can
   * hold gigabytes of one letter.
   */
  inflate(bytes: Uint8Array, atMost: number): Promise<string>;
}

/** Characters of the longest fragment that is made or read; ours. Browsers take far more, mail and chat less. */
export const LONGEST_LINK = 65_536;

/** Bytes of the largest document a link may hold; ours. */
const LARGEST_DOCUMENT = 2_000_000;

/**
 * The fragment of a link that holds the whole flow: no server has it, and a browser sends no fragment to one. Secrets
 * are no part of a flow, so none gets in. It may be longer than {@link LONGEST_LINK}: then nobody can read it.
 *
 * @example
 *   const link = `${location.origin}${location.pathname}${await writeShareLink(flow, compression)}`;
 */
export async function writeShareLink(flow: Flow, compression: Compression): Promise<string> {
  const packed = await compression.deflate(JSON.stringify(asJson(flow)));
  return `${SHARE_PREFIX}${toBase64url(packed)}`;
}

/**
 * The text of the document that a link holds, to be parsed like that of a file.
 *
 * @param fragment with its `#`
 * @throws FlowmintError `too-large` or `unreadable-file`, such as for a link that was cut off on its way
 */
export async function readShareLink(fragment: string, compression: Compression): Promise<string> {
  if (fragment.length > LONGEST_LINK) {
    throw new FlowmintError(
      'too-large',
      `expected a link of at most ${LONGEST_LINK} characters, found ${fragment.length}`,
    );
  }
  const packed = isShareLink(fragment)
    ? fromBase64url(fragment.slice(SHARE_PREFIX.length))
    : undefined;
  if (packed === undefined) throw unreadable();
  try {
    return await compression.inflate(packed, LARGEST_DOCUMENT);
  } catch (error) {
    if (error instanceof FlowmintError) throw error;
    throw unreadable(error);
  }
}

function unreadable(cause?: unknown): FlowmintError {
  return new FlowmintError(
    'unreadable-file',
    'expected a whole link, found one that was cut off or changed on its way',
    { cause },
  );
}
