import { useEffect } from 'react';
import { cutSelection, pasteText, selectionText } from './clipboard-actions.ts';
import { placeOf } from './key-place.ts';
import { useActionContext } from './use-perform.ts';

/**
 * Copies, cuts and pastes steps by the browser's own clipboard events, which need no permission and reach other tabs.
 * Leaves fields alone, and text that someone marked.
 */
export function useClipboardEvents(): void {
  const context = useActionContext();
  useEffect(() => {
    const write = (event: ClipboardEvent): boolean => {
      const text = selectionText(context().store.getState());
      if (text === '' || isElsewhere(event) || hasMarkedText()) return false;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      return true;
    };
    const onCopy = (event: ClipboardEvent): void => {
      if (write(event)) context().say('Copied the selected steps');
    };
    const onCut = (event: ClipboardEvent): void => {
      if (!context().store.getState().readOnly && write(event)) cutSelection(context());
    };
    const onPaste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (isElsewhere(event) || text === '') return;
      event.preventDefault();
      void pasteText(context(), text);
    };
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCut);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCut);
      document.removeEventListener('paste', onPaste);
    };
  }, [context]);
}

function isElsewhere(event: ClipboardEvent): boolean {
  const place = placeOf(document.activeElement ?? event.target);
  return place === 'field' || place === 'other';
}

function hasMarkedText(): boolean {
  return document.getSelection()?.isCollapsed === false;
}
