import type { Run, Subject } from '../../core/run.ts';
import { formatNumber } from '../format.ts';
import { displayName } from '../names.ts';
import { axisOf } from '../run-facts.ts';
import { titlesFor } from './titles.ts';

/** The verdict on one event that was handed over with its proof. */
export function eventProofHeadline(run: Run, { origin, seq }: Extract<Subject, { readonly kind: 'event-proof' }>): string {
  const integrity = axisOf(run, 'integrity');
  const authenticity = axisOf(run, 'authenticity');
  if (integrity.outcome === 'fail' || origin === null || seq === null) return `イベントは証明されていません：${titlesFor(run, integrity)}。`;
  const where = `ログ ${displayName(origin)} のイベント ${formatNumber(seq)}`;
  if (authenticity.outcome === 'fail') return `証明がつながる先端は信じられません：${titlesFor(run, authenticity)}。`;
  if (authenticity.outcome !== 'pass') return `先端がこのログのものであれば、これは${where} です：${titlesFor(run, authenticity)}。`;
  return `これは${where} で、先端は信頼する鍵で署名されています。ほかのイベントについては何も述べません。`;
}
