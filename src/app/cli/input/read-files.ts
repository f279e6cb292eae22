import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isTextFile, isZip, unzip } from '../../../formats/descope/files/zip.ts';
import type { NamedText } from '../../../formats/descope/files/find-sources.ts';
import { asText, readBytes } from './read-text.ts';

/** What a file name stands for: one file, or the text files of a folder or a zip. */
export interface ReadFiles {
  readonly type: 'file' | 'folder' | 'zip';
  readonly files: readonly NamedText[];
}

/** Reads a file, a folder with all below it, or a zip. Throws as `readText` does. */
export async function readFiles(name: string): Promise<ReadFiles> {
  if (await isFolder(name)) {
    const inside = await readdir(name, { recursive: true });
    const paths = inside.map((path) => path.replaceAll('\\', '/')).filter(isTextFile);
    const files: NamedText[] = [];
    for (const path of paths.sort()) {
      const file = join(name, path);
      if (!(await isFolder(file))) files.push({ name: file, text: asText(await readBytes(file)) });
    }
    return { type: 'folder', files };
  }
  const bytes = await readBytes(name);
  if (!isZip(bytes)) return { type: 'file', files: [{ name, text: asText(bytes) }] };
  const files = unzip(bytes).map((file) => ({ ...file, name: `${name}/${file.name}` }));
  return { type: 'zip', files };
}

/** What is not there is none: reading it says so. */
async function isFolder(name: string): Promise<boolean> {
  try {
    return (await stat(name)).isDirectory();
  } catch {
    return false;
  }
}
