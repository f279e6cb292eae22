import type { Services } from '../../editor/services.ts';

/** Part of the File System Access API that TypeScript's library leaves out: not every browser has it. */
interface SaveDialog {
  (options: {
    readonly suggestedName: string;
    readonly types: readonly {
      readonly description: string;
      readonly accept: Readonly<Record<string, readonly string[]>>;
    }[];
  }): Promise<FileSystemFileHandle>;
}

declare global {
  interface Window {
    readonly showSaveFilePicker?: SaveDialog;
  }
}

/** Files chosen and written by the browser's own dialogs. */
export const fileDialogs: Pick<Services, 'openFiles' | 'saveFile'> = {
  openFiles() {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.accept = '.json,.zip,application/json,application/zip';
    return new Promise((resolve) => {
      input.addEventListener('cancel', () => resolve([]));
      input.addEventListener('change', () => resolve([...(input.files ?? [])]));
      input.click();
    });
  },

  /** Where the browser has no dialog to save with, the file is downloaded. */
  async saveFile(name, content) {
    if (window.showSaveFilePicker === undefined) {
      download(name, content);
      return;
    }
    try {
      const handle = await window.showSaveFilePicker({
        suggestedName: name,
        types: [typeOf(content)],
      });
      const file = await handle.createWritable();
      await file.write(asBlob(content));
      await file.close();
    } catch (error) {
      const cancelled = error instanceof DOMException && error.name === 'AbortError';
      if (!cancelled) throw error;
    }
  },
};

function typeOf(content: string | Uint8Array) {
  return typeof content === 'string'
    ? { description: 'Flow', accept: { 'application/json': ['.json'] } }
    : { description: 'Snapshot of a flow', accept: { 'application/zip': ['.zip'] } };
}

function asBlob(content: string | Uint8Array): Blob {
  return typeof content === 'string'
    ? new Blob([content], { type: 'application/json' })
    : new Blob([new Uint8Array(content)], { type: 'application/zip' });
}

function download(name: string, content: string | Uint8Array): void {
  const url = URL.createObjectURL(asBlob(content));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of it by the next task.
  setTimeout(() => URL.revokeObjectURL(url));
}
