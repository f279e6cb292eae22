import { Buffer, isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { FlowmintError } from '../../../core/error.ts';

/** The biggest file taken in, in bytes: what the parser takes, if every character is one byte. */
const MAX_BYTES = 50_000_000;

/**
 * Reads a text file, or a pipe by its name. Throws `unreadable-file` where there is none, where it is a folder, and
 * where it holds no UTF-8; `too-large` without reading on.
 */
export async function readText(file: string): Promise<string> {
  return asText(await readBytes(file));
}

/** The text that bytes hold. Throws `unreadable-file` with the place where they are no UTF-8. */
export function asText(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw notUtf8(bytes);
  return bytes.toString('utf8');
}

/** Reads a file as it is; see {@link readText} for what it throws. */
export async function readBytes(file: string): Promise<Buffer> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file);
    const stats = await handle.stat();
    if (stats.isDirectory()) throw unreadable('found a folder');
    if (stats.size > MAX_BYTES) throw tooLarge(`${stats.size} bytes`);
    return await readCapped(handle);
  } catch (error) {
    if (error instanceof FlowmintError) throw error;
    throw unreadable(`found ${reasonOf(error)}`, error);
  } finally {
    await handle?.close();
  }
}

/** A device or a pipe says no size: it is read as long as it keeps to the limit. */
async function readCapped(handle: FileHandle): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(1 << 20));
    if (bytesRead === 0) return Buffer.concat(chunks, size);
    size += bytesRead;
    if (size > MAX_BYTES) throw tooLarge('more');
    chunks.push(buffer.subarray(0, bytesRead));
  }
}

function tooLarge(found: string): FlowmintError {
  return new FlowmintError('too-large', `expected at most ${MAX_BYTES} bytes, found ${found}`);
}

function unreadable(found: string, cause?: unknown): FlowmintError {
  return new FlowmintError('unreadable-file', `expected a readable file, ${found}`, { cause });
}

/** The usual reasons in plain words; the system's own for the others. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (code === '' ? String(error) : code);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'none',
  ENOTDIR: 'none',
  EISDIR: 'a folder',
  EACCES: 'one that may not be read',
  EPERM: 'one that may not be read',
  ENAMETOOLONG: 'a name that is too long',
  ERR_INVALID_ARG_VALUE: 'a name that no file has',
  ELOOP: 'links that lead in a circle',
};

/** Where the first byte stands that no UTF-8 text has: what was decoded up to there encodes to the same bytes again. */
function notUtf8(bytes: Buffer): FlowmintError {
  const again = Buffer.from(bytes.toString('utf8'), 'utf8');
  const differs = bytes.findIndex((byte, i) => byte !== again[i]);
  const offset = differs < 0 ? bytes.length - 1 : differs;
  const lines = bytes.toString('utf8', 0, offset).split('\n');
  const byte = (bytes[offset] ?? 0).toString(16).padStart(2, '0');
  return new FlowmintError('unreadable-file', `expected UTF-8 text, found the byte 0x${byte}`, {
    path: `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`,
  });
}
