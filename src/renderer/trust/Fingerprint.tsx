import type { ReactNode } from 'react';
import { groupDigest, trustLabels, trustScreen } from '../../text/index.ts';
import { CopyButton } from '../design/CopyButton.tsx';

/** Hex for machines and eyes, digits for voices: the same words and lines as `proofroom trust show` prints. */
export function Fingerprint({ label, hex, voice }: { readonly label: string; readonly hex: string; readonly voice: string }): ReactNode {
  const groups = voice.split(' ');
  return (
    <dl className="fingerprint">
      <dt>{label}</dt>
      <dd>{groupDigest(hex)} <CopyButton text={hex} label={trustLabels.copyThe(label)} /></dd>
      <dt>{trustScreen.key.voice}</dt>
      <dd className="fingerprint-voice"><span>{groups.slice(0, 6).join(' ')}</span> <span>{groups.slice(6).join(' ')}</span></dd>
    </dl>
  );
}
