import type { ReactNode } from 'react';
import { designLabels } from '../../text/index.ts';
import { CopyButton } from './CopyButton.tsx';
import { visibleLine } from './Lines.tsx';
import { prettyJson } from './pretty-json.ts';

/** The last depth: the value itself, as JSON. `text` where the exact characters matter. */
export function RawJson({ label, value, text }: { readonly label: string; readonly value?: unknown; readonly text?: string }): ReactNode {
  const exact = text ?? JSON.stringify(value);
  return (
    <div className="raw" role="region" aria-label={designLabels.raw(label)} tabIndex={0}>
      <CopyButton text={exact} label={designLabels.copyTheJson} />
      <pre>{prettyJson(exact).split('\n').map((line) => visibleLine(line)).join('\n')}</pre>
    </div>
  );
}
