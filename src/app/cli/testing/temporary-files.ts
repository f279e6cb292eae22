import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for the files of one test file. */
export interface TemporaryFiles {
  readonly folder: string;
  /** Writes a file, JSON unless it is text or bytes, and answers its name. */
  write(name: string, content: unknown): string;
  remove(): void;
}

/** Makes a folder of its own in the system's place for such things. */
export function temporaryFiles(): TemporaryFiles {
  const folder = mkdtempSync(join(tmpdir(), 'flowmint-'));
  return {
    folder,
    write(name, content) {
      const file = join(folder, name);
      const isRaw = typeof content === 'string' || content instanceof Uint8Array;
      writeFileSync(file, isRaw ? content : JSON.stringify(content));
      return file;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
