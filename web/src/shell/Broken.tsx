import type { ReactNode } from 'react';
import { Component } from 'react';
import { useLanguage } from '../words/Language.tsx';
import { Notice } from './Notice.tsx';
import { Shell } from './Shell.tsx';

interface Props {
  readonly children: ReactNode;
}

/** What is shown when a component throws. A class, for React has no other way to catch it. */
export class Broken extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <BrokenPage /> : this.props.children;
  }
}

/** Without the error's own sentence, which is English and for the console, where React writes it. */
function BrokenPage() {
  const { words } = useLanguage();
  return (
    <Shell>
      <Notice trouble={words.start.broken}>
        <button type="button" onClick={() => location.reload()}>
          {words.start.reload}
        </button>
      </Notice>
    </Shell>
  );
}
