import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Difference } from '../../../analysis/diff/difference.ts';
import { subjectInWords, toldChanges, wireInWords } from '../../../analysis/diff/words.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Pill } from '../../../ui/pill.tsx';
import { Changes } from './changes.tsx';
import styles from './compare.module.css';
import { MARKS } from './marks.ts';

interface Props {
  readonly differences: readonly Difference[];
  readonly chosen: Difference | null;
  readonly onChoose: (difference: Difference | null) => void;
}

/** Every difference with what it did; choosing one shows it in both flows, arrow keys go through them. */
export function DifferenceList({ differences, chosen, onChoose }: Props) {
  if (differences.length === 0) {
    return (
      <EmptyState icon="circle-check" title="No differences">
        Both flows mean the same. Only places, ids and the like may differ.
      </EmptyState>
    );
  }
  return (
    <ul className={styles.differences} aria-label="Differences">
      {differences.map((one) => {
        const isChosen = one.id === chosen?.id;
        return (
          <Row
            key={one.id}
            one={one}
            isChosen={isChosen}
            onPress={() => onChoose(isChosen ? null : one)}
          />
        );
      })}
    </ul>
  );
}

interface RowProps {
  readonly one: Difference;
  readonly isChosen: boolean;
  readonly onPress: () => void;
}

function Row({ one, isChosen, onPress }: RowProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const { word, tone, icon } = MARKS[one.type];
  return (
    <li ref={row} data-chosen={isChosen || undefined}>
      <button type="button" aria-pressed={isChosen} onClick={onPress} onKeyDown={goOn}>
        <span className={styles.mark}>
          <Pill tone={tone} icon={icon}>
            {word}
          </Pill>
        </span>
        <strong>{subjectInWords(one)}</strong>
        {one.within !== undefined && (
          <span className={styles.quiet}>in the flow “{one.within}” of the library</span>
        )}
      </button>
      <Body one={one} />
    </li>
  );
}

function Body({ one }: { readonly one: Difference }) {
  const [showsAll, setShowsAll] = useState(false);
  if (one.part === 'edge') {
    return <p className={styles.body}>{wireInWords(one.label, one.before, one.after)}</p>;
  }
  if ('changes' in one) {
    const { told, more } = toldChanges(one);
    return told.length === 0 ? null : (
      <div className={styles.body}>
        <Changes changes={showsAll ? one.changes : told} />
        {more > 0 && !showsAll && (
          <Button size="s" onClick={() => setShowsAll(true)}>
            Show {more} more
          </Button>
        )}
      </div>
    );
  }
  const wires = one.wires.map(({ label, to }) => `${label} → “${to}”`);
  const words = [one.summary, ...wires].filter((text) => text !== '');
  return words.length === 0 ? null : <p className={styles.body}>{words.join(' · ')}</p>;
}

function goOn(event: KeyboardEvent<HTMLButtonElement>): void {
  const row = event.currentTarget.closest('li');
  const other =
    event.key === 'ArrowDown'
      ? row?.nextElementSibling
      : event.key === 'ArrowUp'
        ? row?.previousElementSibling
        : null;
  const next = other?.querySelector('button');
  if (!next) return;
  event.preventDefault();
  next.focus();
}
