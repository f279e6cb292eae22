import { Button } from '../../../ui/button.tsx';
import { clipped } from '../../../ui/clipped.ts';
import { Pill } from '../../../ui/pill.tsx';
import { Table } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/table.tsx';
import { answerInAWord, answerTone } from './answer-words.ts';
import styles from './http-panel.module.css';
import type { RunExchange } from './requests-of.ts';

interface Props {
  readonly exchanges: readonly RunExchange[];
  readonly selected: RunExchange;
  readonly onSelect: (exchange: RunExchange) => void;
  readonly onMock: (exchange: RunExchange) => void;
}

const ICONS = { ok: 'check', danger: 'circle-x', neutral: 'clock' } as const;

/** The requests of a run: what was asked, what came back, which mock said so. */
export function RequestTable({ exchanges, selected, onSelect, onMock }: Props) {
  const columns: readonly Column<RunExchange>[] = [
    {
      id: 'request',
      label: 'Request',
      mono: true,
      render: ({ request }) => clipped(`${request.method} ${request.url}`),
    },
    {
      id: 'answer',
      label: 'Answer',
      width: '160px',
      render: (exchange) => (
        <span className={styles.answer}>
          <Pill tone={answerTone(exchange.answer)} icon={ICONS[answerTone(exchange.answer)]}>
            {answerInAWord(exchange.answer)}
          </Pill>
          {typeof exchange.answer?.mock === 'number' && (
            <span className={styles.from}>mock {exchange.answer.mock + 1}</span>
          )}
          {exchange.answer?.type === 'failure' && exchange.answer.reason === 'no-mock' && (
            <Button size="s" icon="wand-sparkles" onClick={() => onMock(exchange)}>
              Mock this
            </Button>
          )}
        </span>
      ),
    },
    {
      id: 'took',
      label: 'Took',
      width: '72px',
      align: 'end',
      render: ({ answer }) => (answer === null ? '–' : `${answer.elapsedMs} ms`),
    },
  ];
  return (
    <Table
      caption="Requests of this run"
      columns={columns}
      rows={exchanges}
      rowKey={({ id }) => String(id)}
      selected={String(selected.id)}
      onRowSelect={onSelect}
    />
  );
}
