import './look/layers.css';
import './look/tokens.css';
import './look/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { reloadAfterRelease } from './release/reload-after-release.ts';
import { Announcer } from './shell/Announcer.tsx';
import { Broken } from './shell/Broken.tsx';
import { LanguageProvider } from './words/Language.tsx';

reloadAfterRelease();

const page = document.getElementById('page');
if (!page) throw new Error('index.html: expected an element with the id "page", found none.');
createRoot(page).render(
  <StrictMode>
    <Announcer />
    <LanguageProvider>
      <Broken>
        <App />
      </Broken>
    </LanguageProvider>
  </StrictMode>,
);
