import { useEffect, useState } from 'react';
import { isNewer } from '../../../core/document/is-newer.ts';
import { openFlowText } from '../../../core/document/parse.ts';
import type { Flow } from '../../../core/document/schema.ts';
import { readShareLink } from '../../../formats/share-link/share-link.ts';
import { readableKinds } from '../../../steps/readable-kinds.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useToast } from '../../../ui/toaster.tsx';
import { MiniGraph } from '../../canvas/mini-graph.tsx';
import { fileErrorText, openText } from '../../files/open-text.ts';
import { useEditorStore, useServices } from '../../store/store.ts';
import { compression } from './compression.ts';
import styles from './share.module.css';

type Reading =
  | { readonly type: 'read'; readonly flow: Flow; readonly text: string }
  | { readonly type: 'unread'; readonly message: string };

/** What the link that was opened holds; nothing of it is in the workspace before somebody says so. */
export function SharedFlow({ onClose }: { readonly onClose: () => void }) {
  const store = useEditorStore();
  const services = useServices();
  const toast = useToast();
  const reading = useReading();
  const leave = (): void => {
    // The address is that of the page again: a reload must not ask once more.
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
    onClose();
  };
  const open = async (text: string): Promise<void> => {
    const flow = await openText(store, services, text);
    const { name, version } = flow;
    toast(
      isNewer(flow)
        ? {
            tone: 'warning',
            text: `${name} was made by a newer Flowmint (version ${version}): it is shown read-only.`,
          }
        : { tone: 'ok', text: `Opened ${name} as a flow of your own.` },
    );
    leave();
  };
  return (
    <Dialog
      open
      title="A flow from a link"
      onClose={leave}
      footer={
        reading?.type === 'read' ? (
          <>
            <Button onClick={leave}>Not now</Button>
            <Button variant="primary" onClick={() => void open(reading.text)}>
              Open as a new flow
            </Button>
          </>
        ) : (
          <Button onClick={leave}>Close</Button>
        )
      }
    >
      {reading === undefined && <p>Unpacking…</p>}
      {reading?.type === 'unread' && <p role="alert">{reading.message}</p>}
      {reading?.type === 'read' && (
        <div className={styles.share}>
          <MiniGraph flow={reading.flow} />
          <p>
            <strong>{reading.flow.name}</strong>: {sizeInWords(reading.flow)}
          </p>
          {(reading.flow.description ?? '') !== '' && <p>{reading.flow.description}</p>}
          <p className={styles.note}>
            It becomes a flow of its own in this browser; what you have open is kept. Secrets of its
            connectors, if it needs any, are for you to enter.
          </p>
        </div>
      )}
    </Dialog>
  );
}

/** Undefined until it is unpacked; another link may come while the dialog is open. */
function useReading(): Reading | undefined {
  const [reading, setReading] = useState<Reading>();
  useEffect(() => {
    let latest = 0;
    const read = async (): Promise<void> => {
      const mine = (latest += 1);
      const result = await readingOf(window.location.hash);
      if (mine === latest) setReading(result);
    };
    const onChange = (): void => void read();
    onChange();
    window.addEventListener('hashchange', onChange);
    return () => {
      latest += 1;
      window.removeEventListener('hashchange', onChange);
    };
  }, []);
  return reading;
}

async function readingOf(fragment: string): Promise<Reading> {
  try {
    const text = await readShareLink(fragment, compression);
    return { type: 'read', flow: openFlowText(text, readableKinds), text };
  } catch (error) {
    return { type: 'unread', message: fileErrorText('The link', error) };
  }
}

function sizeInWords({ steps, scenarios = [] }: Flow): string {
  const counted = (count: number, word: string): string =>
    `${count} ${word}${count === 1 ? '' : 's'}`;
  return `${counted(steps.length, 'step')}, ${counted(scenarios.length, 'scenario')}.`;
}
