import { database } from './database.ts';
import '../../ui/tokens.css';
import '../../ui/reset.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { StartFailed } from './start-failed.tsx';
import { start } from './start.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root to render into');

const page = await start(database).then(
  (started) => <App {...started} />,
  (error: unknown) => <StartFailed error={error} />,
);
createRoot(root).render(<StrictMode>{page}</StrictMode>);
