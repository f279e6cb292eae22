import { useEffect, useState } from 'react';
import type { HttpMode } from '../../services.ts';
import { useServices } from '../../store/store.ts';
import styles from './http-panel.module.css';

const WORDS: Readonly<Record<HttpMode, string>> = {
  'service-worker': 'Answered by your mocks; the browser’s network tools show every request.',
  direct:
    'Answered by your mocks directly: without a service worker the browser’s network tools show nothing.',
};

/** Says how requests are answered here. */
export function HttpModeNote() {
  const services = useServices();
  const [mode, setMode] = useState<HttpMode>();
  useEffect(() => {
    let gone = false;
    const look = async (): Promise<void> => {
      const known = await services.httpMode();
      if (!gone) setMode(known);
    };
    void look();
    return () => {
      gone = true;
    };
  }, [services]);
  return <p className={styles.mode}>{mode === undefined ? '' : WORDS[mode]}</p>;
}
