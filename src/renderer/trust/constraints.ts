import type { AnchorDto } from '../../contract/index.ts';
import { trustScreen } from '../../text/index.ts';

const t = () => trustScreen.limits;

/** What an authority's certificate forbids it, in words. */
export function constraintWords({ ca, pathLength, permitted, excluded }: NonNullable<AnchorDto['certificate']>): string {
  const parts = [
    ...(ca ? [] : [t().notAuthority]),
    ...(pathLength === null ? [] : [t().path(pathLength)]),
    ...(permitted.length === 0 ? [] : [t().permitted(permitted)]),
    ...(excluded.length === 0 ? [] : [t().excluded(excluded)]),
  ];
  const text = parts.join('; ');
  return text === '' ? t().none : text.charAt(0).toUpperCase() + text.slice(1);
}
