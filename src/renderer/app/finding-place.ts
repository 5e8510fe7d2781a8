import type { Finding } from '../../contract/index.ts';
import { displayName, formatNumber, verdictLabels } from '../../text/index.ts';

/** Which file, byte and event it is about, in a line that tells findings of one title apart; '' of what is about the whole. */
export function findingPlace({ file, offset, event }: Finding['at']): string {
  const name = file === undefined ? verdictLabels.archiveItself : displayName(file, 80);
  const bytes = offset === undefined ? (file === undefined ? '' : name) : verdictLabels.placeInFile(name, formatNumber(offset), null);
  return [bytes, event === undefined ? '' : verdictLabels.event(displayName(event, 60))].filter((part) => part !== '').join(' · ');
}
