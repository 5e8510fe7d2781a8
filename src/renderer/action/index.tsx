import type { ReactNode } from 'react';
import type { ScreenProps } from '../app/screen.ts';

export function ActionScreen({ evidence }: ScreenProps): ReactNode {
  return (
    <section className="screen">
      <h1>Action</h1>
      <p>This screen is not built yet. {evidence.name} is open.</p>
    </section>
  );
}
