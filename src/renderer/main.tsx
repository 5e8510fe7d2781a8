import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';
import './design/design.css';
import './app/frame.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { EngineProvider } from './engine/index.tsx';
import { openShell } from './shell/index.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const shell = await openShell();
createRoot(root).render(
  <StrictMode>
    <EngineProvider shell={shell}>
      <App />
    </EngineProvider>
  </StrictMode>,
);
