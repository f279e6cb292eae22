import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { FirstPage } from './first-page.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root to render into');

createRoot(root).render(
  <StrictMode>
    <FirstPage />
  </StrictMode>,
);
