import { useEffect, useState } from 'react';
import { Icon } from '../../ui/icon.tsx';
import styles from './drop-target.module.css';
import type { ChosenFile } from '../services.ts';
import { droppedFiles } from './dropped-files.ts';

interface Props {
  readonly onDrop: (files: readonly ChosenFile[]) => Promise<void>;
}

/** The whole page takes files: shows so while one is held over it, and hands over what is dropped. */
export function DropTarget({ onDrop }: Props) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    const over = new AbortController();
    const { signal } = over;
    window.addEventListener(
      'dragover',
      (event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setHeld(true);
      },
      { signal },
    );
    window.addEventListener(
      'dragleave',
      (event) => {
        if (event.relatedTarget === null) setHeld(false);
      },
      { signal },
    );
    window.addEventListener(
      'drop',
      (event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setHeld(false);
        void droppedFiles(event.dataTransfer).then(onDrop);
      },
      { signal },
    );
    return () => over.abort();
  }, [onDrop]);
  if (!held) return null;
  return (
    <div className={styles.target}>
      <p className={styles.hint}>
        <Icon name="folder-open" />
        Drop to open: a flow, an export of Descope, a folder or zip
      </p>
    </div>
  );
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
