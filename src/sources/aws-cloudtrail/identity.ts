import type { JsonObject } from '../../core/json/index.ts';
import type { Accountability, ActorKind } from '../../core/model/record.ts';
import { bounded, member, text } from '../audit-export/index.ts';

/** Who made a call, as far as `userIdentity` says. */
export interface Caller {
  readonly id: string;
  readonly kind: ActorKind;
  /** The role of a role session. */
  readonly role: string | null;
  /** Id of the access key that signed the call. */
  readonly credential: string | null;
  /** Who answers for the session, where the record states it. */
  readonly answers: { readonly person: string; readonly basis: Accountability['basis'] } | null;
}

/** An IAM user may be a person's or a script's: CloudTrail does not say, and an account of its own is nearer to a person's. */
const KINDS: Readonly<Record<string, ActorKind>> = {
  Root: 'person', IAMUser: 'person', FederatedUser: 'person', SAMLUser: 'person', WebIdentityUser: 'person', IdentityCenterUser: 'person', Directory: 'person',
  AssumedRole: 'role', Role: 'role',
};

export function callerOf(record: JsonObject): Caller {
  const identity = member(record, 'userIdentity');
  const type = text(identity, 'type') ?? '';
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type]! : 'service';
  const id = text(identity, 'arn') ?? text(identity, 'principalId') ?? text(identity, 'userName') ?? text(identity, 'invokedBy')
    ?? text(identity, 'accountId') ?? text(record, 'eventSource') ?? 'not stated';
  return {
    id: bounded(id),
    kind,
    role: kind === 'role' ? (text(identity, 'sessionContext', 'sessionIssuer', 'arn') ?? null) : null,
    credential: text(identity, 'accessKeyId'),
    answers: answersFor(identity),
  };
}

/** Source identity outlives role chaining and cannot be changed by the session; Identity Center names whom it acts for. */
function answersFor(identity: ReturnType<typeof member>): Caller['answers'] {
  const source = text(identity, 'sessionContext', 'sourceIdentity') ?? text(identity, 'sourceIdentity');
  if (source !== null) return { person: bounded(source), basis: 'source-identity' };
  const behalf = text(identity, 'onBehalfOf', 'userId');
  return behalf === null ? null : { person: bounded(behalf), basis: 'on-behalf-of' };
}
