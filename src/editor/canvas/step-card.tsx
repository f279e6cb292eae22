import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { Icon } from '../../ui/icon.tsx';
import { useEditor } from '../store/store.ts';
import { BreakpointDot } from './breakpoint-dot.tsx';
import { inputY } from './card-size.ts';
import type { CardNode } from './graph.ts';
import { useSketched } from './motion.ts';
import { PortColumn } from './port-column.tsx';
import { PortRow } from './port-row.tsx';
import { ProblemMark } from './problem-mark.tsx';
import { problemsOf } from './problem-index.ts';
import { RunBadge } from './run-badge.tsx';
import { stepRun } from './run-view.ts';
import styles from './step-card.module.css';
import { StepName } from './step-name.tsx';

/** One step on the canvas. React Flow's wrapper around it has the focus and the name. */
export const StepCard = memo(function StepCard({ id, data, selected }: NodeProps<CardNode>) {
  return useSketched() ? (
    <Sketch data={data} selected={selected} />
  ) : (
    <Card id={id} data={data} selected={selected} />
  );
});

type CardProps = Pick<NodeProps<CardNode>, 'id' | 'data' | 'selected'>;

/** What can be told of a step while the view is zoomed. */
function Sketch({ data: { face }, selected }: Omit<CardProps, 'id'>) {
  return (
    <div
      className={`${styles.card} ${styles.sketch}`}
      data-shape={face.shape}
      data-tone={face.tone}
      data-selected={selected || undefined}
    >
      <div className={styles.header}>
        <span className={styles.tile} />
        <span className={styles.title}>{shortened(face.name, face.shape === 'end' ? 16 : 22)}</span>
      </div>
    </div>
  );
}

/** About as much as fits: to measure it costs more than it is worth for a moment. */
function shortened(name: string, most: number): string {
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}

function Card({ id, data, selected }: CardProps) {
  const { face, targets, entered } = data;
  const { run, problems, highlighted, target, renaming, stops } = useEditor(
    useShallow((state) => ({
      run: stepRun(state.run, id),
      problems: problemsOf(state.problems, id),
      highlighted: state.highlighted === id,
      target: state.dropTarget === id,
      renaming: state.renaming === id,
      stops: state.breakpoints.includes(id),
    })),
  );
  return (
    <div
      className={styles.card}
      data-shape={face.shape}
      data-tone={face.tone}
      data-fidelity={face.fidelity === 'runs' ? undefined : face.fidelity}
      data-status={run?.status}
      data-selected={selected || undefined}
      data-highlighted={highlighted || undefined}
      data-target={target || undefined}
      data-problems={problems.length > 0 || undefined}
    >
      <span
        className={`target ${styles.input}`}
        data-handlepos="left"
        data-entered={entered || undefined}
        style={{ top: inputY(face) }}
      />
      <div className={styles.header}>
        <span className={styles.tile}>
          <Icon name={face.icon} size={18} />
        </span>
        <span className={styles.text}>
          <StepName id={id} name={face.name} renaming={renaming} />
          <span className={styles.summary} title={face.summary}>
            {face.summary}
          </span>
        </span>
        {run !== null && <RunBadge run={run} beside={face.ports.length > 0 ? 'port' : 'name'} />}
      </div>
      {face.ports.length > 0 && (
        <PortColumn>
          {face.ports.map((port, i) => (
            <PortRow
              key={port.id}
              step={id}
              stepName={face.name}
              port={port}
              target={targets[i] ?? null}
            />
          ))}
        </PortColumn>
      )}
      {(stops || selected) && <BreakpointDot step={id} name={face.name} on={stops} />}
      {problems.length > 0 && <ProblemMark step={id} name={face.name} problems={problems} />}
    </div>
  );
}
