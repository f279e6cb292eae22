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
export const fileDialogs: Pick<Services, 'openFile' | 'saveFile'> = {
  openFile() {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.json,application/json';
    return new Promise((resolve, reject) => {
      input.addEventListener('cancel', () => resolve(undefined));
      input.addEventListener('change', () => {
        const file = input.files?.[0];
        if (file === undefined) resolve(undefined);
        else file.text().then((text) => resolve({ name: file.name, text }), reject);
      });
      input.click();
    });
  },

  /** Where the browser has no dialog to save with, the file is downloaded. */
  async saveFile(name, text) {
    if (window.showSaveFilePicker === undefined) {
      download(name, text);
      return;
    }
    try {
      const handle = await window.showSaveFilePicker({
        suggestedName: name,
        types: [{ description: 'Flowmint flow', accept: { 'application/json': ['.json'] } }],
      });
      const file = await handle.createWritable();
      await file.write(text);
      await file.close();
    } catch (error) {
      const cancelled = error instanceof DOMException && error.name === 'AbortError';
      if (!cancelled) throw error;
    }
  },
};

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of it by the next task.
  setTimeout(() => URL.revokeObjectURL(url));
}
