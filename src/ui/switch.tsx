import type { CheckboxProps } from './checkbox.tsx';
import { Toggle } from './toggle.tsx';

/** For what takes effect at once. */
export function Switch(props: CheckboxProps) {
  return <Toggle {...props} kind="switch" />;
}
