import { parseFlow } from '../../../core/document/parse.ts';
import { FLOW_FORMAT } from '../../../core/document/version.ts';
import type { Flow } from '../../../core/document/schema.ts';
import { FlowmintError } from '../../../core/error.ts';
import { describeJson } from '../../../core/json.ts';
import type { Json } from '../../../core/json.ts';
import { readableKinds } from '../../../steps/readable-kinds.ts';
import { importDescope } from '../import-descope.ts';
import type { ImportNote } from '../import-descope.ts';
import { findSources, sourceName } from './find-sources.ts';
import type { NamedText } from './find-sources.ts';
import { EXPORT_SHAPES, packagingOf } from '../packaging.ts';
import { unzip } from './zip.ts';

/** A file before anything of it is read; of a zip its bytes. */
export type RawFile = NamedText | { readonly name: string; readonly bytes: Uint8Array };

/** How far reading is: flows, of those that were found. */
export interface ImportProgress {
  readonly done: number;
  readonly total: number;
}

/** What a file came to: a document, or why it could not be read, as data that goes between threads. */
export type ReadExport =
  | { readonly name: string; readonly flow: Flow; readonly notes: readonly ImportNote[] }
  | { readonly name: string; readonly message: string; readonly path?: string };

/**
 * Every flow in these files, in order: exports of Descope, and Flowmint documents as they are. In a folder or zip what
 * is neither is passed over, unless it holds nothing else.
 *
 * @param onProgress told how many of the flows are done
 */
export function readExports(
  files: readonly RawFile[],
  onProgress: (done: number, total: number) => void = () => {},
): readonly ReadExport[] {
  const read: ReadExport[] = [];
  const texts = files.flatMap((file): readonly NamedText[] => {
    if ('text' in file) return [file];
    const inside = attempt(file.name, () => unzip(file.bytes));
    if ('message' in inside) read.push(inside);
    return 'done' in inside
      ? inside.done.map(({ name, text }) => ({ name: `${file.name}/${name}`, text }))
      : [];
  });
  const { sources, others } = findSources(texts);
  const isAmongOthers = (name: string): boolean => sources.length > 0 && name.includes('/');
  const all = [...sources, ...others.filter(({ name }) => !isAmongOthers(name))];
  for (const [i, source] of all.entries()) {
    onProgress(i, all.length);
    read.push('value' in source ? readOne(source) : refused(source.name, source.error));
  }
  if (all.length === 0 && read.length === 0) {
    const [first] = files;
    const message = 'expected a flow of Flowmint or an export of Descope, found none';
    read.push({ name: first?.name ?? 'The folder', message });
  }
  return read;
}

function readOne({ name, value }: { readonly name: string; readonly value: Json }): ReadExport {
  const read = attempt(name, () =>
    packagingOf(value) === null
      ? ourFlow(value)
      : importDescope(value, { fileName: sourceName(name) }),
  );
  return 'done' in read ? { name, ...read.done } : read;
}

/** A document of ours among the files; what is none either says what both would be. */
function ourFlow(value: Json): { readonly flow: Flow; readonly notes: readonly ImportNote[] } {
  try {
    return { flow: parseFlow(value, readableKinds), notes: [] };
  } catch (error) {
    if (!(error instanceof FlowmintError) || error.code !== 'not-a-flow') throw error;
    throw new FlowmintError(
      'not-a-flow',
      `expected a flow of Flowmint, with "format": "${FLOW_FORMAT}", or one that Descope exported: ${EXPORT_SHAPES}, found ${describeJson(value)}`,
      { path: '(top level)' },
    );
  }
}

type Attempt<T> = { readonly done: T } | ReturnType<typeof refused>;

function attempt<T>(name: string, work: () => T): Attempt<T> {
  try {
    return { done: work() };
  } catch (error) {
    if (!(error instanceof FlowmintError)) throw error;
    return refused(name, error);
  }
}

function refused(name: string, { message, path }: FlowmintError) {
  return { name, message, ...(path !== undefined && { path }) };
}
