import { copyFlow } from '../../core/document/copy-flow.ts';
import type { ChosenFile, RawFile, ReadExport, Services } from '../services.ts';
import type { ImportedFlow } from '../store/import-slice.ts';
import type { EditorStore } from '../store/store.ts';
import type { FileReport } from './open-file.ts';

type Needed = Pick<Services, 'workspace' | 'readExports'>;

/** How long reading may take before the page shows that it does, in milliseconds. */
const PATIENCE = 300;
/** Files of so many characters, or bytes of a zip, are known to take longer than that on some machine. */
const LARGE = 1_000_000;

/**
 * Opens files: documents of ours one after another, all others as exports of Descope. Of several flows the first is
 * shown, and every one is kept in the workspace. Answers what is left to tell: what was imported has a report of its own.
 */
export async function openFiles(
  store: EditorStore,
  services: Needed,
  files: readonly ChosenFile[],
): Promise<readonly FileReport[]> {
  const reports: FileReport[] = [];
  const foreign: RawFile[] = [];
  for (const file of files) {
    try {
      const raw = await rawFile(file);
      if ('text' in raw && isOurs(raw)) {
        const { openFile } = await import('./open-file.ts');
        reports.push(
          await openFile(store, services, { name: raw.name, text: async () => raw.text }),
        );
      } else foreign.push(raw);
    } catch (error) {
      reports.push({ tone: 'danger', text: `${file.name}: ${messageOf(error)}` });
    }
  }
  if (foreign.length > 0) reports.push(...(await importAll(store, services, foreign)));
  return reports;
}

/** Whether text says that it is an export of Descope's, as far as one can tell without reading it. */
export function looksLikeExport(text: string): boolean {
  return /^\s*\{/.test(text) && /"(tasks|contents|dsl|htmlTemplate)"\s*:/.test(text);
}

async function rawFile(file: ChosenFile): Promise<RawFile> {
  const { name } = file;
  if (!/\.zip$/i.test(name)) return { name, text: await file.text() };
  return { name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

function sizeOf(files: readonly RawFile[]): number {
  return files.reduce((sum, raw) => sum + ('text' in raw ? raw.text : raw.bytes).length, 0);
}

/** In a folder a document is read together with what lies beside it. */
function isOurs({ name, text }: { readonly name: string; readonly text: string }): boolean {
  return !name.includes('/') && /"format"\s*:\s*"flowmint\//.test(text);
}

async function importAll(
  store: EditorStore,
  services: Needed,
  files: readonly RawFile[],
): Promise<readonly FileReport[]> {
  const cancel = new AbortController();
  const { setImport, setView } = store.getState();
  const running = { type: 'running', done: 0, total: 0, cancel: () => cancel.abort() } as const;
  setImport(running);
  const patience = sizeOf(files) > LARGE ? 0 : PATIENCE;
  const timer = setTimeout(() => setView({ overlay: 'import' }), patience);
  try {
    const read = await services.readExports(files, {
      signal: cancel.signal,
      onProgress: (progress) => setImport({ ...running, ...progress }),
    });
    clearTimeout(timer);
    return await show(store, services, read);
  } catch (error) {
    clearTimeout(timer);
    closeProgress(store);
    if (cancel.signal.aborted) {
      return [{ tone: 'warning', text: 'Nothing was imported: you stopped it.' }];
    }
    return [{ tone: 'danger', text: `Nothing was imported: ${messageOf(error)}` }];
  }
}

/** Keeps what was read, opens the first of it, and reports; where nothing could be read nothing changes. */
async function show(
  store: EditorStore,
  { workspace }: Needed,
  read: readonly ReadExport[],
): Promise<readonly FileReport[]> {
  const taken = [...(await workspace.list()).map(({ id }) => id), store.getState().flow.id];
  const flows: ImportedFlow[] = [];
  const failed: string[] = [];
  for (const one of read) {
    if (!('flow' in one)) {
      failed.push(failureText(one));
      continue;
    }
    const flow = copyFlow(one.flow, taken);
    taken.push(flow.id);
    flows.push({ file: one.name, flow, notes: one.notes });
  }
  const [first, ...others] = flows;
  if (first === undefined) {
    closeProgress(store);
    return failed.map((text) => ({ tone: 'danger', text }));
  }
  for (const { flow } of others) await workspace.save(flow, 0);
  store.getState().open(first.flow);
  store.getState().setImport({ type: 'done', flows, failed });
  store.getState().setView({ overlay: 'import' });
  return [];
}

function closeProgress(store: EditorStore): void {
  const { overlay, setImport, setView } = store.getState();
  setImport(null);
  if (overlay === 'import') setView({ overlay: null });
}

/** The file, the place in it, what was expected and what was found. */
function failureText({
  name,
  path,
  message,
}: {
  readonly name: string;
  readonly path?: string;
  readonly message: string;
}): string {
  return `${name}${path === undefined ? '' : `, ${path}`}: ${message}.`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
