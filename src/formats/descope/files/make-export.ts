import type { Flow } from '../../../core/document/schema.ts';
import { variantsIn } from '../action-ids.ts';
import { objectIn, textIn } from '../json-place.ts';
import { exportDescope } from '../export-descope.ts';
import type { ExportNote } from '../export-descope.ts';
import type { Packaging } from '../packaging.ts';
import { sourceName } from './find-sources.ts';
import { exportFiles } from './write-files.ts';
import { zip } from './zip.ts';

/** An export that is ready to be saved, and what to know before. */
export interface MadeExport {
  readonly packaging: Packaging;
  readonly notes: readonly ExportNote[];
  /** How many steps each variant of Generate JWT stands for; those that have none are left out. */
  readonly variants: ReadonlyMap<string, number>;
  /** What the file is called unless somebody says otherwise. */
  readonly name: string;
  /** Text, or the bytes of a zip for a snapshot's folder. */
  readonly content: string | Uint8Array;
}

/** Exports a document as one file that can be saved. */
export function makeExport(flow: Flow): MadeExport {
  const exported = exportDescope(flow);
  const { packaging, notes } = exported;
  const about = { packaging, notes, variants: variantsIn(flow) };
  const name = sourceName(textIn(objectIn(flow.source), 'id') ?? flow.id);
  const files = exportFiles(exported);
  return files.type === 'file'
    ? { ...about, name: `${name}.json`, content: files.text }
    : {
        ...about,
        name: `${name}.zip`,
        content: zip(files.files.map((file) => ({ ...file, name: `${name}/${file.name}` }))),
      };
}
