import type { ReactNode } from 'react';
import { Toggle } from './toggle.tsx';

export interface CheckboxProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly help?: ReactNode;
  readonly disabled?: boolean;
  /** Keeps the label for screen readers only. */
  readonly hideLabel?: boolean;
}

export function Checkbox(props: CheckboxProps) {
  return <Toggle {...props} kind="checkbox" />;
}
