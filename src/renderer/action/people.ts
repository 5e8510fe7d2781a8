import type { ActionDetail } from '../../contract/index.ts';
import { displayName } from '../../text/index.ts';

/** The name of an id where the record gives one; else the id. */
export const nameOf = (detail: ActionDetail, id: string): string => displayName(detail.labels[id] ?? id, 60);
