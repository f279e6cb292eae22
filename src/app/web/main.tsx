import { database } from './database.ts';
import '../../ui/tokens.css';
import '../../ui/reset.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from 'react-error-boundary';
import { App } from './app.tsx';
import { PageFailed } from './page-failed.tsx';
import { start } from './start.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root to render into');

const page = createRoot(root);
const content = await start(database).then(
  (started) => (
    <ErrorBoundary
      fallbackRender={({ error }) => <PageFailed title="Flowmint failed" error={error} />}
    >
      <App {...started} />
    </ErrorBoundary>
  ),
  (error: unknown) => <PageFailed title="Flowmint could not start" error={error} />,
);
page.render(<StrictMode>{content}</StrictMode>);
