import type { Flow } from '../../../core/document/schema.ts';
import { FlowmintError } from '../../../core/error.ts';
import { sourceName } from '../../../formats/descope/files/find-sources.ts';
import { importDescope } from '../../../formats/descope/import-descope.ts';
import { withFile } from '../error-line.ts';
import { gatherSources } from '../import/gather-sources.ts';
import { anyFlowIn } from '../input/read-any-flow.ts';
import { readFiles } from '../input/read-files.ts';

/** One of two flows to compare, with the file it came from. */
export interface SideFile {
  readonly file: string;
  readonly flow: Flow;
}

/**
 * Reads a document, an export, or the one export that a folder or a zip holds. Throws one error with its place where
 * that cannot be read, and where a folder or zip holds several.
 */
export async function readSide(file: string): Promise<SideFile> {
  const { type, files } = await withFile(file, () => readFiles(file));
  const [only] = files;
  if (type === 'file' && only !== undefined) {
    // Read once: it may be a pipe, as of `git show`.
    const { flow } = await withFile(file, () => anyFlowIn(file, only.text));
    return { file, flow };
  }
  const { sources, errors } = await gatherSources([file]);
  const [error] = errors;
  if (error !== undefined) throw error;
  const [source, ...more] = sources;
  if (source === undefined || more.length > 0) {
    throw new FlowmintError(
      'usage',
      `expected one flow, found ${sources.length}: name one of them`,
      { path: file },
    );
  }
  const { name, value } = source;
  const { flow } = await withFile(name, () => importDescope(value, { fileName: sourceName(name) }));
  return { file, flow };
}
