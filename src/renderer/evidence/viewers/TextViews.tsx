import type { ReactNode } from 'react';
import { Lines } from '../../design/Lines.tsx';
import { prettyJson } from '../../design/pretty-json.ts';

export function JsonView({ label, text }: { readonly label: string; readonly text: string }): ReactNode {
  return <Lines label={label} lines={prettyJson(text).split('\n')} />;
}

export function TextView({ label, text }: { readonly label: string; readonly text: string }): ReactNode {
  return <Lines label={label} lines={text.split('\n')} />;
}
