import styles from './first-page.module.css';

/** What stands at the address until the editor does. */
export function FirstPage() {
  return (
    <main className={styles['page']}>
      <h1>Flowmint</h1>
      <p>
        Draw a Descope-style authentication flow, run it against users and APIs you invented, and
        hold the very JWT it would issue.
      </p>
      <p>The editor arrives with the next release; the command line is here:</p>
      <pre>
        <code>npm run -s flowmint -- --help</code>
      </pre>
    </main>
  );
}
