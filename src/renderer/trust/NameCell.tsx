import type { ReactNode } from 'react';
import { displayName, shortDigest } from '../../text/index.ts';

/** Who it is, and the ends of what tells it from others; a press selects it. */
export function NameCell({ name, detail, hex, onPress }: {
  readonly name: string;
  readonly detail: string;
  readonly hex: string;
  readonly onPress?: ((id: string) => void) | undefined;
}): ReactNode {
  const shown = displayName(name, 120);
  return (
    <td>
      {onPress === undefined ? <strong>{shown}</strong> : <button type="button" className="link" onClick={() => onPress(hex)}>{shown}</button>}
      {detail !== '' && <div className="quiet">{displayName(detail, 120)}</div>}
      <div className="quiet mono">{shortDigest(hex)}</div>
    </td>
  );
}
