import type { ReactNode } from 'react';

/** A sentence of ours in which the name of a control test, `CT-21`, and a date or month stay on one line. */
export function Sentence({ text }: { readonly text: string }): ReactNode {
  return text.split(/(CT-\d{2}|\d{4}-\d{2}(?:-\d{2})?)/u).map((part, index) => (index % 2 === 1 ? <span key={index} className="unbroken">{part}</span> : part));
}
