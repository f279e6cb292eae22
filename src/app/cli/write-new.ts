import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FlowmintError } from '../../core/error.ts';
import { reasonOf } from './input/read-text.ts';

/** Writes a file that is not there yet, and the folders above it. Throws `unwritable-file`, also where there is one. */
export async function writeNew(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    throw new FlowmintError(
      'unwritable-file',
      `expected a place to write to, found ${found(error)}`,
      {
        path: file,
        cause: error,
      },
    );
  }
}

/** Nothing is ever written over. */
function found(error: unknown): string {
  const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
  return isThere ? 'a file of that name: remove it, or choose another' : reasonOf(error);
}
