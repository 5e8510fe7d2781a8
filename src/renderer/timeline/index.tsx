import type { ReactNode } from 'react';
import type { ScreenProps } from '../app/screen.ts';

export function TimelineScreen({ evidence }: ScreenProps): ReactNode {
  return (
    <section className="screen">
      <h1>Timeline</h1>
      <p>This screen is not built yet. {evidence.name} is open.</p>
    </section>
  );
}
