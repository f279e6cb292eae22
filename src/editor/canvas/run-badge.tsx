import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import type { StepRun, StepStatus } from './run-view.ts';
import styles from './run-badge.module.css';

const MARKS: Readonly<
  Record<StepStatus, { readonly icon: IconName; readonly word: string } | null>
> = {
  visited: { icon: 'check', word: 'done' },
  failed: { icon: 'x', word: 'failed' },
  running: { icon: 'loader-circle', word: 'running' },
  waiting: { icon: 'hand', word: 'waits' },
  next: { icon: 'arrow-right', word: 'next' },
  faded: null,
};

interface Props {
  readonly run: StepRun;
  /** Whether it stands beside the card's first port or, where there is none, beside its name. */
  readonly beside: 'port' | 'name';
}

/** What the run did at this step: an icon, and a word or a time; from afar the icon alone. */
export function RunBadge({ run: { status, times, took, mocked, error }, beside }: Props) {
  const mark = MARKS[status];
  if (mark === null) return <VisuallyHidden>not reached</VisuallyHidden>;
  const words = [
    ...(times > 1 ? [`${times}×`] : []),
    ...(took === null || took === 0 ? [] : [`${Math.round(took)} ms`]),
    ...(mocked ? ['mock'] : []),
  ];
  const plain = status === 'visited' && words.length > 0 ? '' : mark.word;
  return (
    <span
      className={styles.badge}
      data-beside={beside}
      data-error={error === null ? undefined : true}
      title={error ?? mark.word}
    >
      <span className={styles.mark}>
        <Icon
          name={error !== null && status === 'visited' ? 'triangle-alert' : mark.icon}
          size={12}
        />
        {plain}
        {plain === '' && <VisuallyHidden>{mark.word}</VisuallyHidden>}
      </span>
      {words.length > 0 && <span className={styles.details}>{words.join(' · ')}</span>}
    </span>
  );
}
