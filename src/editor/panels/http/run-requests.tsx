import { useState } from 'react';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExchangeDetails } from './exchange-details.tsx';
import styles from './http-panel.module.css';
import { RequestTable } from './request-table.tsx';
import type { RunExchange } from './requests-of.ts';

interface Props {
  /** Undefined: nothing has run. */
  readonly exchanges: readonly RunExchange[] | undefined;
  readonly onMock: (exchange: RunExchange) => void;
}

/** The requests up to the moment shown; the chosen one in full. */
export function RunRequests({ exchanges, onMock }: Props) {
  const [chosen, setChosen] = useState<number | null>(null);
  const last = exchanges?.at(-1);
  if (exchanges === undefined || last === undefined) {
    return (
      <EmptyState icon="globe" title="No request yet">
        {exchanges === undefined
          ? 'Run the flow: every request it would send shows here, with the answer of your mocks.'
          : 'The run has sent nothing up to this moment.'}
      </EmptyState>
    );
  }
  const selected = exchanges.find(({ id }) => id === chosen) ?? last;
  return (
    <div className={styles.split}>
      <div className={styles.scroll}>
        <RequestTable
          exchanges={exchanges}
          selected={selected}
          onSelect={({ id }) => setChosen(id)}
          onMock={onMock}
        />
      </div>
      <ExchangeDetails exchange={selected} />
    </div>
  );
}
