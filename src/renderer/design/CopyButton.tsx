import { useEffect, useState, type ReactNode } from 'react';
import { designLabels } from '../../text/index.ts';
import { Icon, type IconName } from './Icon.tsx';

/** Copies a text, and says so where it was asked. */
export function CopyButton({ text, label, icon = 'copy' }: {
  readonly text: string;
  readonly label: string;
  readonly icon?: IconName;
}): ReactNode {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  useEffect(() => {
    if (state === 'idle') return undefined;
    const timer = setTimeout(() => setState('idle'), 1_600);
    return () => clearTimeout(timer);
  }, [state]);
  const said = state === 'copied' ? designLabels.copied : state === 'refused' ? designLabels.theClipboardRefused : label;
  return (
    <button
      type="button"
      className="icon-button small"
      aria-label={said}
      title={said}
      onClick={(event) => {
        event.stopPropagation();
        navigator.clipboard.writeText(text).then(() => setState('copied'), () => setState('refused'));
      }}
    >
      <Icon name={state === 'copied' ? 'tick' : icon} size={16} />
      <span className="sr-only" role="status">{state === 'idle' ? '' : said}</span>
    </button>
  );
}
