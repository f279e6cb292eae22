import { useEffect, useState } from 'react';
import { useAnnounce } from './announcer.tsx';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';

interface CopyButtonProps {
  /** Or how to get it, when it takes time (signing a token). */
  readonly text: string | (() => Promise<string>);
  /** What the press does: "Copy token". */
  readonly label: string;
  /** Shows the label beside the icon. */
  readonly showLabel?: boolean;
  readonly disabled?: boolean;
}

const SHOWN_MS = 1500;

export function CopyButton({ text, label, showLabel = false, disabled }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  const announce = useAnnounce();

  useEffect(() => {
    if (outcome === undefined) return;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : await text());
      setOutcome('copied');
      announce('Copied');
    } catch {
      setOutcome('failed');
      announce('Not copied: the browser does not let this page write to the clipboard');
    }
  };

  const icon = outcome === 'copied' ? 'check' : outcome === 'failed' ? 'circle-x' : 'copy';
  const press = { icon, disabled, onClick: () => void copy() } as const;
  return showLabel ? (
    <Button {...press} size="s">
      {label}
    </Button>
  ) : (
    <IconButton {...press} label={label} />
  );
}
