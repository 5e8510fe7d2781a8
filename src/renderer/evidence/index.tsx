import type { ReactNode } from 'react';
import type { ScreenProps } from '../app/screen.ts';

export function EvidenceScreen({ evidence }: ScreenProps): ReactNode {
  return (
    <section className="screen">
      <h1>Evidence</h1>
      <p>{evidence.name}</p>
    </section>
  );
}
