import type { ReactNode } from 'react';
import { Component } from 'react';
import { useLanguage } from '../words/Language.tsx';
import { Notice } from './Notice.tsx';
import { Shell } from './Shell.tsx';

interface Props {
  readonly children: ReactNode;
}

/** What is shown when a component throws. A class, for React has no other way to catch it. */
export class Broken extends Component<Props, { readonly error: unknown; readonly broken: boolean }> {
  override state = { error: undefined as unknown, broken: false };

  static getDerivedStateFromError(error: unknown) {
    return { error, broken: true };
  }

  override render() {
    return this.state.broken ? <BrokenPage error={this.state.error} /> : this.props.children;
  }
}

function BrokenPage({ error }: { readonly error: unknown }) {
  const { words } = useLanguage();
  return (
    <Shell>
      <Notice trouble={words.start.broken} smallPrint={error instanceof Error ? error.message : undefined}>
        <button type="button" onClick={() => location.reload()}>{words.start.reload}</button>
      </Notice>
    </Shell>
  );
}
