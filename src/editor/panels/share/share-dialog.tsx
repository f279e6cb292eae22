import { useEffect, useMemo, useState } from 'react';
import { serialiseFlow } from '../../../core/document/serialise.ts';
import type { Flow } from '../../../core/document/schema.ts';
import { LONGEST_LINK, writeShareLink } from '../../../formats/share-link/share-link.ts';
import { Button } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { useEditor, useServices } from '../../store/store.ts';
import { compression } from './compression.ts';
import styles from './share.module.css';

/** Longer links than this are cut by some mail and chat programs. */
const OFTEN_CUT = 8000;

/** A link that holds the flow as it is now. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const flow = useEditor((state) => state.flow);
  const services = useServices();
  const [withScenarios, setWithScenarios] = useState(true);
  const shared = useMemo(() => {
    const { scenarios: _scenarios, ...others } = flow;
    return withScenarios ? flow : others;
  }, [flow, withScenarios]);
  const link = useLink(shared);
  const scenarios = flow.scenarios?.length ?? 0;
  const tooLong = link !== undefined && link.length > LONGEST_LINK;
  return (
    <Dialog
      open
      title="Share this flow"
      description="The link itself holds the whole flow: nothing is uploaded. Whoever opens it gets a copy of their own."
      onClose={onClose}
    >
      <div className={styles.share}>
        {tooLong ? (
          <p role="alert">
            This flow is too large for a link ({inKilobytes(link)}). Send it as a file.
          </p>
        ) : (
          <TextArea
            mono
            readOnly
            label="Link"
            rows={4}
            value={link ?? ''}
            help={link === undefined ? 'Packing…' : lengthInWords(link)}
            onFocus={(event) => event.currentTarget.select()}
            onChange={() => {}}
          />
        )}
        {scenarios > 0 && (
          <Switch
            label={scenarios === 1 ? 'With its scenario' : `With its ${scenarios} scenarios`}
            checked={withScenarios}
            onChange={setWithScenarios}
          />
        )}
        <p className={styles.note}>
          Secrets of connectors stay on this machine. Everything else goes along: headers, and what
          is typed into screens by scenarios.
        </p>
        <div className={styles.buttons}>
          {!tooLong && (
            <CopyButton
              showLabel
              label="Copy link"
              text={link ?? ''}
              disabled={link === undefined}
            />
          )}
          <Button
            size="s"
            icon="download"
            onClick={() => void services.saveFile(`${flow.id}.flow.json`, serialiseFlow(shared))}
          >
            Save as a file
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** Undefined until it is packed. */
function useLink(flow: Flow): string | undefined {
  const [packed, setPacked] = useState<{ readonly flow: Flow; readonly link: string }>();
  useEffect(() => {
    let gone = false;
    const pack = async (): Promise<void> => {
      const fragment = await writeShareLink(flow, compression);
      const { origin, pathname, search } = window.location;
      if (!gone) setPacked({ flow, link: `${origin}${pathname}${search}${fragment}` });
    };
    void pack();
    return () => {
      gone = true;
    };
  }, [flow]);
  return packed?.flow === flow ? packed.link : undefined;
}

function lengthInWords(link: string): string {
  const length = `${inKilobytes(link)} long.`;
  return link.length > OFTEN_CUT
    ? `${length} Some mail and chat programs cut links of this length: without scenarios it is shorter, a file is never cut.`
    : length;
}

function inKilobytes({ length }: string): string {
  return `${(length / 1000).toFixed(1)} kB`;
}
