import { Dialog } from '../../../ui/dialog.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { ACTION_GROUPS } from '../../actions/action.ts';
import { ACTIONS } from '../../actions/actions.ts';
import styles from './shortcuts.module.css';

/** What works on the canvas beside the actions' own keys. */
const GESTURES: readonly (readonly [keys: string, what: string])[] = [
  ['Tab', 'Go from step to step and port to port'],
  ['Enter', 'On a card: its settings; Escape leads back'],
  ['Enter', 'On a port: choose where it leads. On a palette entry: add it after the selected step'],
  ['Space', 'Hold and drag: pan'],
  ['Shift', 'Hold and drag: select an area'],
];

/** All keys, from the same actions that listen to them. */
export function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog open title="Keyboard shortcuts" size="l" onClose={onClose}>
      <div className={styles.groups}>
        {ACTION_GROUPS.map((group) => {
          const actions = ACTIONS.filter(
            (action) => action.group === group && action.keys !== undefined,
          );
          if (actions.length === 0) return null;
          return (
            <section key={group}>
              <h3>{group}</h3>
              <dl>
                {actions.map(({ id, label, keys = [] }) => (
                  <div key={id}>
                    <dt>{label}</dt>
                    <dd>
                      {keys.map((key) => (
                        <Kbd key={key} keys={key} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
        <section>
          <h3>Canvas</h3>
          <dl>
            {GESTURES.map(([keys, what]) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>
                  <Kbd keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
