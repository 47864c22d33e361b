import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../design/tokens.css';
import '../design/base.css';
import '../design/buttons.css';
import { refuseFiles } from '../app/refuse-files.ts';
import { actions } from '../store/window.ts';
import { QuickOpen } from './quick-open.tsx';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('quick.html has no #root');
}

refuseFiles();
void actions.start();
createRoot(root).render(
  <StrictMode>
    <QuickOpen />
  </StrictMode>,
);
