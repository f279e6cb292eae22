import type { ConfigProblem } from '../../core/kind/definition.ts';
import type { ScreenConfig } from './definition.ts';
import { keyOf } from './inputs.ts';

/** Inputs that write nowhere, and a screen nobody can leave. */
export function problemsOfScreen({ components }: ScreenConfig): readonly ConfigProblem[] {
  const problems = components.flatMap((component, i): readonly ConfigProblem[] => {
    if (component.type !== 'input' || keyOf(component) !== null) return [];
    const key = (component.contextKey ?? '').trim();
    const input = component.label === '' ? `input ${i + 1}` : `the input "${component.label}"`;
    const at = ['components', i, 'contextKey'];
    return [
      key === ''
        ? {
            code: 'blank-context-key',
            severity: 'error',
            at,
            message: `${input} has no Context Key, so what is typed in is lost: say what it writes, such as ssn for form.ssn.`,
          }
        : {
            code: 'bad-context-key',
            severity: 'error',
            at,
            message: `${input} has the Context Key "${key}", which no dynamic value can name: use letters, digits and _, such as ssn for form.ssn.`,
          },
    ];
  });
  if (components.some(({ type }) => type === 'button')) return problems;
  const message =
    'the screen has no button, so a run that shows it waits for ever: add one unless the flow is meant to stop here.';
  return [
    ...problems,
    { code: 'screen-without-button', severity: 'warning', at: ['components'], message },
  ];
}
