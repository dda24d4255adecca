import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../src/look/layers.css';
import '../src/look/tokens.css';
import '../src/look/base.css';
import './viewer.css';
import { keepFocus } from '../src/focus/keep-focus.ts';
import { Viewer } from './Viewer.tsx';
import { SpokenProvider } from './words/Spoken.tsx';

/** Replaces the text that stands in the file for readers without scripts. */
export function start(script: string): void {
  const page = document.querySelector<HTMLElement>('#page');
  if (!page) throw new Error('viewer.html has no element #page.');
  keepFocus(page);
  createRoot(page).render(
    <StrictMode>
      <SpokenProvider>
        <Viewer script={script} />
      </SpokenProvider>
    </StrictMode>,
  );
}
