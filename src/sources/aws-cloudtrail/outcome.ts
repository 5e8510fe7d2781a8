import type { JsonObject } from '../../core/json/index.ts';
import { text } from '../audit-export/index.ts';

/** What came of a call; null where the record says neither. */
export type CallOutcome = 'success' | 'failure' | 'denied' | null;

/** Error codes by which AWS services refuse a caller who lacks a permission, whatever their prefix. */
const DENIED = /(?:^|[.:])(?:\w*AccessDenied|Unauthorized(?:Access|Client|Operation|Request)?|NotAuthorized|AuthorizationError|Forbidden|ExplicitDeny)(?:Error|Exception|Fault)?$/;
/** A dry run asks whether a call would be allowed; nothing was done, whatever the answer. */
const DRY_RUN = /(?:^|\.)DryRunOperation$/;

export function outcomeOf(record: JsonObject): CallOutcome {
  const code = text(record, 'errorCode');
  if (code !== null) return code.length > 200 ? 'failure' : DRY_RUN.test(code) ? null : DENIED.test(code) ? 'denied' : 'failure';
  const login = text(record, 'responseElements', 'ConsoleLogin');
  if (login !== null) return login === 'Success' ? 'success' : 'failure';
  return text(record, 'errorMessage') === null ? 'success' : 'failure';
}
