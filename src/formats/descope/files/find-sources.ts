import { parseJsonText } from '../../../core/document/json-text.ts';
import { FlowmintError } from '../../../core/error.ts';
import { setOwn } from '../../../core/json.ts';
import type { Json } from '../../../core/json.ts';
import { packagingOf } from '../packaging.ts';

/** A text file by its name, folders before it with `/`. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** What was found in files: a flow as Descope packs it, or why it could not be read. */
export type FoundSource =
  | { readonly name: string; readonly value: Json }
  | { readonly name: string; readonly error: FlowmintError };

/** What a heap of files came to. */
export interface FoundSources {
  readonly sources: readonly FoundSource[];
  /** JSON files that hold no flow of Descope's: the other files of a project's snapshot, a Flowmint document. */
  readonly others: readonly { readonly name: string; readonly value: Json }[];
}

/**
 * The flows among files, in the order of the files. A folder with a `contents.json` and something beside it is one
 * flow, a snapshot: all that lies in it belongs to it. Every other JSON file stands for itself. One that cannot be read
 * does not keep the others from being found.
 */
export function findSources(files: readonly NamedText[]): FoundSources {
  const folders = snapshotFolders(files);
  const snapshots = new Map<string, NamedText[]>();
  const sources: FoundSource[] = [];
  const others: { readonly name: string; readonly value: Json }[] = [];
  for (const file of files) {
    const folder = folderAround(file.name, folders);
    if (folder !== undefined) {
      const group = snapshots.get(folder);
      if (group === undefined) snapshots.set(folder, [file]);
      else group.push(file);
    } else if (isJson(file.name)) {
      const read = readAlone(file);
      if ('value' in read && packagingOf(read.value) === null) others.push(read);
      else sources.push(read);
    }
  }
  for (const [folder, group] of snapshots) sources.push(readSnapshot(folder, group));
  return { sources, others };
}

/** What a flow is called when its file does not say: the file's name, of a snapshot the folder's. */
export function sourceName(name: string): string {
  const parts = name.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  const last = parts.at(-1) ?? '';
  const own = last === 'contents.json' ? (parts.at(-2) ?? 'contents') : last;
  return own.replace(/(\.contents|\.flow)?\.(json|zip)$/i, '') || 'flow';
}

function isJson(name: string): boolean {
  return /\.json$/i.test(name);
}

/** Folders that hold a flow in several files. */
function snapshotFolders(files: readonly NamedText[]): ReadonlySet<string> {
  const folders = files.flatMap(({ name }) => {
    const folder = /^(.*\/)?contents\.json$/.exec(name);
    return folder === null ? [] : [folder[1] ?? ''];
  });
  return new Set(
    folders.filter((folder) => files.filter(({ name }) => name.startsWith(folder)).length > 1),
  );
}

/** The innermost such folder that a file lies in. */
function folderAround(name: string, folders: ReadonlySet<string>): string | undefined {
  for (let end = name.lastIndexOf('/'); ; end = name.lastIndexOf('/', end - 1)) {
    const folder = name.slice(0, end + 1);
    if (folders.has(folder)) return folder;
    if (end <= 0) return folders.has('') ? '' : undefined;
  }
}

function readAlone(file: NamedText): FoundSource {
  try {
    return { name: file.name, value: parseJsonText(file.text) };
  } catch (error) {
    if (!(error instanceof FlowmintError)) throw error;
    return { name: file.name, error };
  }
}

/** The files of a snapshot by their names in its folder: JSON as what it holds, anything else as its text. */
function readSnapshot(folder: string, files: readonly NamedText[]): FoundSource {
  const value: { [name: string]: Json } = {};
  for (const file of files) {
    const inside = file.name.slice(folder.length);
    const read = isJson(inside) ? readAlone(file) : { name: file.name, value: file.text };
    if ('error' in read) return read;
    setOwn(value, inside, read.value);
  }
  const name = folder.replace(/\/$/, '');
  const contents = value['contents.json'];
  return packagingOf(value) === 'snapshot'
    ? { name, value }
    : {
        name: `${folder}contents.json`,
        error: new FlowmintError(
          'invalid-document',
          `expected an object of tasks, found ${contents === undefined ? 'none' : 'something else'}`,
          { path: '(top level)' },
        ),
      };
}
