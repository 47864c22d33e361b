import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './design/tokens.css';
import './design/base.css';
import './design/buttons.css';
import { App } from './app/app.tsx';
import { refuseFiles } from './app/refuse-files.ts';
import { actions } from './store/window.ts';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('index.html has no #root');
}

refuseFiles();
void actions.start();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
