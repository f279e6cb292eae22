import { useEditorStore } from '../../store/store.ts';
import type { ShownRun } from '../../store/run-slice.ts';
import styles from './timeline.module.css';

/** Drags through the moments of a run; the run's clock beside it. */
export function Scrubber({ run }: { readonly run: ShownRun }) {
  const store = useEditorStore();
  const last = run.session.moments.length - 1;
  const clock = run.session.moments[run.moment]?.state.clock;
  const time = clock === undefined ? 'before the start' : timeOf(clock);
  return (
    <div className={styles.scrubber}>
      <input
        type="range"
        aria-label="Moment of the run"
        aria-valuetext={`${run.moment + 1} of ${last + 1}, ${time}`}
        min={-1}
        max={last}
        value={run.moment}
        onChange={(event) => store.getState().scrubTo(Number(event.target.value))}
      />
      <span>
        {run.moment + 1} / {last + 1}
      </span>
      <time>{time}</time>
    </div>
  );
}

/** The run's clock, UTC, with milliseconds: mocks can take that little. */
function timeOf(clock: number): string {
  return new Date(clock).toISOString().slice(11, 23);
}
