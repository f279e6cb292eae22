import { isNewer } from '../../core/document/is-newer.ts';
import type { ChosenFile, Services } from '../services.ts';
import type { EditorStore } from '../store/store.ts';
import { fileErrorText, openText } from './open-text.ts';

/** What to tell of it. */
export interface FileReport {
  readonly tone: 'ok' | 'warning' | 'danger';
  readonly text: string;
}

/** Opens a file as a flow and says what came of it; one that cannot be read changes nothing. */
export async function openFile(
  store: EditorStore,
  services: Pick<Services, 'workspace'>,
  file: Pick<ChosenFile, 'name' | 'text'>,
): Promise<FileReport> {
  try {
    const flow = await openText(store, services, await file.text());
    return isNewer(flow)
      ? {
          tone: 'warning',
          text: `${file.name} was made by a newer Flowmint (version ${flow.version}): it is shown read-only.`,
        }
      : { tone: 'ok', text: `Opened ${file.name}.` };
  } catch (error) {
    return { tone: 'danger', text: fileErrorText(file.name, error) };
  }
}
