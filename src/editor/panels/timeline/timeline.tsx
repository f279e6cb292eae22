import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { stepNames } from '../../../core/engine/stack.ts';
import type { RunSession } from '../../../hosts/session/run-session.ts';
import { inThousands } from '../../../ui/clipped.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useEditor, useEditorStore } from '../../store/store.ts';
import { ChangedSinceRun } from '../changed-since-run/changed-since-run.tsx';
import { EntryDetails } from './entry-details.tsx';
import { Scrubber } from './scrubber.tsx';
import { TimelineRow } from './timeline-row.tsx';
import styles from './timeline.module.css';
import { chosenRow, rowsOf } from './rows-of.ts';
import type { Row } from './rows-of.ts';

/** What happened, move by move: choosing a row shows that moment on the canvas, in the users and in the token. */
export function Timeline() {
  const run = useEditor((state) => state.run);
  const runError = useEditor((state) => state.runError);
  const store = useEditorStore();
  const list = useRef<HTMLDivElement>(null);
  const moment = run?.moment ?? -1;
  const entry = run?.entry ?? null;
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    // A row is chosen by its moment and entry, so others mean another place to scroll to.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [moment, entry]);
  if (run === null) {
    return runError === null ? (
      <EmptyState icon="list" title="Nothing has run yet">
        Press Run: every step shows what it read, wrote and called, and why it left by its port.
      </EmptyState>
    ) : (
      <EmptyState icon="circle-x" title="The run could not begin">
        {runError}
      </EmptyState>
    );
  }
  const rows = rowsOf(run.session);
  const at = chosenRow(rows, run);
  const shown = rows[at];
  const from = Math.max(0, at - AROUND);
  const drawn = rows.slice(from, at + AROUND);
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = KEYS[event.key]?.(at, rows.length - 1);
    if (to === undefined) return;
    event.preventDefault();
    const next = rows[to];
    if (next !== undefined) store.getState().scrubTo(next.moment, next.index);
  };
  return (
    <div className={styles.timeline}>
      <div className={styles.list}>
        <Scrubber run={run} />
        <ChangedSinceRun className={styles.changed} />
        <Elsewhere count={from} where="earlier" />
        <div
          ref={list}
          role="listbox"
          aria-label="Timeline"
          tabIndex={0}
          aria-activedescendant={shown === undefined ? undefined : `timeline-${shown.index}`}
          onKeyDown={onKeyDown}
        >
          {drawn.map((row) => (
            <TimelineRow
              key={row.index}
              row={row}
              name={nameIn(run.session, row)}
              selected={row === shown}
              later={row.moment > moment}
            />
          ))}
        </div>
        <Elsewhere count={rows.length - from - drawn.length} where="later" />
      </div>
      {shown !== undefined && <EntryDetails entry={shown.entry} flow={run.flow} />}
    </div>
  );
}

/** Where the keys lead from a row. */
const KEYS: Readonly<Record<string, ((at: number, last: number) => number) | undefined>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at, last) => Math.min(at + PAGE, last),
  PageUp: (at) => Math.max(at - PAGE, 0),
  Home: () => 0,
  End: (_at, last) => last,
};
const PAGE = 8;

/** So many rows before and after the chosen one are drawn: a run may take ten thousand steps. */
const AROUND = 150;

function Elsewhere({ count, where }: { readonly count: number; readonly where: string }) {
  if (count <= 0) return null;
  return (
    <p className={styles.elsewhere}>
      {inThousands(count)} {where} {count === 1 ? 'row' : 'rows'}: the slider leads there
    </p>
  );
}

/** The step a row is about; in a flow that was entered with the steps that led there: `Sign in › Ask for the email`. */
function nameIn({ env }: RunSession, { entry, step }: Row): string | null {
  if (step === null) return null;
  return stepNames(env, 'within' in entry ? (entry.within ?? []) : [], step).join(' › ');
}
