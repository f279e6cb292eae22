import { FlowmintError } from '../../../core/error.ts';
import { describeJson } from '../../../core/json.ts';
import type { Json } from '../../../core/json.ts';
import { findSources } from '../../../formats/descope/files/find-sources.ts';
import { EXPORT_SHAPES } from '../../../formats/descope/packaging.ts';
import type { NamedText } from '../../../formats/descope/files/find-sources.ts';
import { inFile } from '../error-line.ts';
import { readFiles } from '../input/read-files.ts';

/** An export that was found in a file, a folder or a zip. */
export interface Source {
  readonly name: string;
  readonly value: Json;
}

/**
 * Every export that file names stand for, and what could not be read. What is no export is an error where it was named
 * itself, and where a folder or zip holds no export at all; among others it is passed over.
 */
export async function gatherSources(
  names: readonly string[],
): Promise<{ readonly sources: readonly Source[]; readonly errors: FlowmintError[] }> {
  const files: NamedText[] = [];
  const heaps: string[] = [];
  const errors: FlowmintError[] = [];
  for (const name of names) {
    try {
      const read = await readFiles(name);
      if (read.type !== 'file') heaps.push(name);
      files.push(...read.files);
    } catch (error) {
      if (!(error instanceof FlowmintError)) throw error;
      errors.push(inFile(name, error));
    }
  }
  const { sources, others } = findSources(files);
  const readable: Source[] = [];
  for (const source of sources) {
    if ('value' in source) readable.push(source);
    else errors.push(inFile(source.name, source.error));
  }
  for (const { name, value } of others) {
    if (names.includes(name)) errors.push(noExport(name, `found ${describeJson(value)}`));
  }
  for (const heap of heaps) {
    const isEmpty = !sources.some(({ name }) => name.startsWith(heap));
    if (isEmpty) errors.push(noExport(heap, 'found none in it'));
  }
  return { sources: readable, errors };
}

function noExport(name: string, found: string): FlowmintError {
  return new FlowmintError(
    'invalid-document',
    `expected a flow that Descope exported: ${EXPORT_SHAPES}, ${found}`,
    { path: name },
  );
}
