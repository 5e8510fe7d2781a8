import type { CredentialKind } from '../bundle/format.ts';
import type { Pointer } from '../findings/index.ts';
import type { ActorKind } from './event.ts';
import type { Moment, Told } from './told.ts';

/** By what right actors act: credentials, delegations, emergency access. */

/**
 * A credential by its snapshot, else by the first event that issued it, which a later one of the same id does not
 * prolong. `revokedAt` is the earliest that either tells. A credential that is only used or only revoked has no `issuedAt`.
 */
export interface Credential {
  readonly credentialId: string;
  readonly principal: string | null;
  readonly kind: CredentialKind | null;
  readonly issuedAt: number | null;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  readonly revocationReason: string | null;
  /** Null when it was issued by a snapshot's word alone. */
  readonly issuedBy: string | null;
  /** When the same id was first issued on other terms: to another principal, of another kind or until another time. Absent when it never was. */
  readonly issuedAgain?: number;
  readonly at: Pointer;
}

/** Events of one actor that one credential authenticated. */
export interface CredentialUse {
  readonly credentialId: string;
  readonly actorId: string;
  readonly actorKind: ActorKind;
  readonly events: number;
  readonly first: Moment;
  readonly last: Moment;
}

/** `parent` is the delegation it passes on; null where `from` acts by its own right. */
export interface Delegation extends Told {
  readonly delegationId: string;
  readonly parent: string | null;
  readonly from: string;
  readonly to: string;
  readonly scopes: readonly string[];
  readonly expiresAt: number | null;
}

export interface BreakGlassReview extends Told {
  readonly reviewer: string;
  readonly outcome: 'justified' | 'not-justified';
}

/** One use of emergency access. What only its closing or its review tells has no principal. */
export interface BreakGlass {
  readonly breakGlassId: string;
  readonly principal: string | null;
  readonly reason: string | null;
  readonly ticketId: string | null;
  readonly openedAt: number | null;
  /** The first further opening under the same id, for whom and when: of such a use nothing is certain but that it was opened. */
  readonly openedAgain?: { readonly principal: string; readonly time: number };
  /** Until when it was opened for. */
  readonly until: number | null;
  readonly closedAt: number | null;
  readonly reviews: readonly BreakGlassReview[];
  /** The first event that named it. */
  readonly at: Pointer;
}

export interface Access {
  readonly credentials: readonly Credential[];
  readonly credentialUses: readonly CredentialUse[];
  readonly delegations: readonly Delegation[];
  readonly breakGlass: readonly BreakGlass[];
}
