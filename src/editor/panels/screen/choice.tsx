import type { ChoiceRequest } from '../../../core/engine/outcome.ts';
import { Button } from '../../../ui/button.tsx';
import styles from './screen-panel.module.css';

interface Props {
  readonly request: ChoiceRequest;
  readonly interactive: boolean;
  readonly onChoose: (outcome: string) => void;
}

/** How a simulated step turns out: a person says so in place of the provider, browser or device it needs. */
export function Choice({ request: { what, outcomes, initial }, interactive, onChoose }: Props) {
  return (
    <section className={styles.choice} aria-label={`How does ${what} turn out?`}>
      <h3 className={styles.heading}>How does {what} turn out?</h3>
      <p className={styles.hint}>It is simulated: you decide.</p>
      <div className={styles.outcomes}>
        {outcomes.map(({ id, label }) => (
          <Button
            key={id}
            size="s"
            variant={id === initial ? 'primary' : 'secondary'}
            disabled={!interactive}
            onClick={() => onChoose(id)}
          >
            {label}
          </Button>
        ))}
      </div>
    </section>
  );
}
