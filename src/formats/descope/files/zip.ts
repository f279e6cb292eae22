import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { FlowmintError } from '../../../core/error.ts';
import type { NamedText } from './find-sources.ts';

/** How much may come out of a zip in all, in bytes: a small one can hold very much. */
const MOST_BYTES = 50_000_000;

/** Whether bytes begin as a zip does. */
export function isZip(bytes: Uint8Array): boolean {
  return [0x50, 0x4b, 0x03, 0x04].every((byte, i) => bytes[i] === byte);
}

/** Whether a file of a snapshot is text that belongs to a flow; pictures and the like do not. */
export function isTextFile(name: string): boolean {
  return /\.(json|txt)$/i.test(name) && !/(^|\/)(__MACOSX|node_modules|\.[^/]*)\//.test(name);
}

/**
 * The text files of a zip, in its order. Throws `too-large` before it unpacks more than it may, and `unreadable-file`
 * for what only begins as a zip.
 */
export function unzip(bytes: Uint8Array): readonly NamedText[] {
  let size = 0;
  try {
    const entries = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!isTextFile(name)) return false;
        size += originalSize;
        if (size > MOST_BYTES) throw tooLarge();
        return true;
      },
    });
    return Object.entries(entries).map(([name, content]) => ({ name, text: strFromU8(content) }));
  } catch (cause) {
    if (cause instanceof FlowmintError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FlowmintError('unreadable-file', `expected a whole zip, found ${reason}`, { cause });
  }
}

/** Files as a zip. The same files give the same bytes. */
export function zip(files: readonly NamedText[]): Uint8Array {
  // The earliest time a zip can say.
  const mtime = new Date(1980, 0, 1);
  return zipSync(
    Object.fromEntries(files.map(({ name, text }) => [name, [strToU8(text), { mtime }]])),
  );
}

function tooLarge(): FlowmintError {
  return new FlowmintError('too-large', `expected at most ${MOST_BYTES} bytes in all, found more`);
}
