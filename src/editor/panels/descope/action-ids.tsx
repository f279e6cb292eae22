import { editFlow } from '../../../core/commands/edit-flow.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { useEditor, useEditorStore } from '../../store/store.ts';
import styles from './descope.module.css';

const VARIANTS = [
  { variant: 'sign-in', key: 'signIn', title: 'Sign In' },
  { variant: 'sign-up', key: 'signUp', title: 'Sign Up' },
  { variant: 'sign-up-or-in', key: 'signUpOrIn', title: 'Sign Up or In' },
] as const;

type Key = (typeof VARIANTS)[number]['key'];

/** As which actions Generate JWT is exported, for whoever knows their ids. */
export function ActionIds({ variants }: { readonly variants: ReadonlyMap<string, number> }) {
  const ids = useEditor((state) => state.flow.settings?.descope?.actionIds);
  const store = useEditorStore();
  const change = (key: Key, id: string): void => {
    const { flow, apply } = store.getState();
    const { name, description, settings, assumptions } = flow;
    const { [key]: _old, ...others } = settings?.descope?.actionIds ?? {};
    const actionIds = id === '' ? others : { ...others, [key]: id };
    apply({
      ...editFlow({
        name,
        ...(description !== undefined && { description }),
        ...(assumptions !== undefined && { assumptions }),
        settings: { ...settings, descope: { ...settings?.descope, actionIds } },
      }),
      label: 'Name an action id',
      merge: `descope.actionIds.${key}`,
    });
  };
  return (
    <section aria-label="Action ids of Generate JWT" className={styles.lines}>
      <h3 className={styles.heading}>Action ids of Generate JWT</h3>
      <p className={styles.quiet}>
        No public export shows the real ids. Whoever knows them enters them here; they are kept in
        the flow’s settings.
      </p>
      {VARIANTS.filter(({ variant }) => variants.has(variant)).map(({ variant, key, title }) => (
        <TextField
          key={key}
          mono
          label={title}
          aside={inSteps(variants.get(variant) ?? 0)}
          placeholder={`x-generate-jwt-${variant}`}
          value={ids?.[key] ?? ''}
          onChange={(id) => change(key, id.trim())}
        />
      ))}
    </section>
  );
}

function inSteps(count: number): string {
  return count === 1 ? 'in 1 step' : `in ${count} steps`;
}
