import { useCallback } from 'react';
import { isNewer } from '../../core/document/parse.ts';
import { useToast } from '../../ui/toaster.tsx';
import type { Services } from '../services.ts';
import type { EditorStore } from '../store/store.ts';
import { fileErrorText, openText } from './open-text.ts';

/** A file a person chose, before anything of it is read. */
export interface ChosenFile {
  readonly name: string;
  text(): Promise<string>;
}

/** Opens a file as a flow and says what came of it; one that cannot be read changes nothing. */
export function useFileOpener(
  store: EditorStore,
  services: Pick<Services, 'workspace'>,
): (file: ChosenFile) => Promise<void> {
  const toast = useToast();
  return useCallback(
    async (file) => {
      try {
        const flow = await openText(store, services, await file.text());
        toast(
          isNewer(flow)
            ? {
                tone: 'warning',
                text: `${file.name} was made by a newer Flowmint (version ${flow.version}). It is shown read-only.`,
              }
            : { tone: 'ok', text: `Opened ${file.name}.` },
        );
      } catch (error) {
        toast({ tone: 'danger', text: fileErrorText(file.name, error) });
      }
    },
    [store, services, toast],
  );
}
