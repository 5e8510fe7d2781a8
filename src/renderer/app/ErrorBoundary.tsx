import { Component, type ReactNode } from 'react';
import { frameLabels } from '../../text/index.ts';

interface Props { readonly children: ReactNode; readonly what: string }

/** A view that breaks says so in its place and leaves the frame standing: what the rest shows is not touched by it. */
export class ErrorBoundary extends Component<Props, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <section className="screen" role="alert">
        <h2>{frameLabels.couldNotBeDrawn(this.props.what)}</h2>
        <p>{frameLabels.thisIsAFault}</p>
        <pre className="mono">{error.message}</pre>
        <button type="button" className="button" onClick={() => this.setState({ error: null })}>{frameLabels.tryAgain}</button>
      </section>
    );
  }
}
