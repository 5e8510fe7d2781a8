import type { ReactNode } from 'react';
import type { ScreenProps } from '../app/screen.ts';

export function VerdictScreen({ evidence }: ScreenProps): ReactNode {
  return (
    <section className="screen">
      <h1>Verdict</h1>
      <p>{evidence.name}</p>
    </section>
  );
}
