import type { ReactNode } from 'react';
import { Segmented } from '../../../ui/segmented.tsx';
import styles from './scenarios-panel.module.css';

interface Props {
  /** `users`, `mocks`. */
  readonly what: string;
  readonly own: boolean;
  readonly onChange: (own: boolean) => void;
  /** The list, where the scenario has one of its own. */
  readonly children: ReactNode;
}

/** Whether a scenario brings its own users (or mocks), or a run takes the stored ones. */
export function OwnOrStored({ what, own, onChange, children }: Props) {
  return (
    <>
      <div className={styles.whose}>
        <Segmented
          label={`Whose ${what}`}
          options={[
            { value: 'own', label: `Own ${what}` },
            { value: 'stored', label: `Stored ${what}` },
          ]}
          value={own ? 'own' : 'stored'}
          onChange={(value) => onChange(value === 'own')}
        />
        <p>
          {own
            ? `The scenario runs the same everywhere: in this page, in CI, for whoever opens the file.`
            : `Every run takes what is stored on this machine; the command line has none.`}
        </p>
      </div>
      {own && children}
    </>
  );
}
