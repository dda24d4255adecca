import type { ReactNode } from 'react';
import { Component } from 'react';
import { useLanguage } from '../words/Language.tsx';
import { Notice } from './Notice.tsx';
import { Shell } from './Shell.tsx';

interface Props {
  readonly children: ReactNode;
}

/** Shown when a component throws. It is a class, because React has no other way to catch an error. */
export class Broken extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <BrokenPage /> : this.props.children;
  }
}

/** Without the error's own message, which is in English and which React writes to the console. */
function BrokenPage() {
  const { words } = useLanguage();
  return (
    <Shell>
      <Notice problem={words.start.broken}>
        <button type="button" onClick={() => location.reload()}>
          {words.start.reload}
        </button>
      </Notice>
    </Shell>
  );
}
