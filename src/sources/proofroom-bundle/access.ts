import type { BundleDocuments } from '../../core/bundle/documents.ts';
import type { Pointer } from '../../core/findings/index.ts';
import type { Access, BreakGlass, BreakGlassReview, Credential, CredentialUse, Delegation } from '../../core/model/record.ts';
import { instant } from './fold-event.ts';
import type { Keeper } from './kept.ts';
import { among, type TypedEvent } from './read-event.ts';
import { told } from './told.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };
type OpenUse = Open<Omit<BreakGlass, 'reviews'>> & { readonly reviews: BreakGlassReview[] };

const orNull = (time: string | null): number | null => (time === null ? null : instant(time));
const earlier = (left: number | null, right: number): number => (left === null ? right : Math.min(left, right));

const isAccess = among(['credential.issued', 'credential.revoked', 'delegation.granted', 'break-glass.opened', 'break-glass.closed', 'break-glass.reviewed']);

export interface AccessBuilder {
  take(event: TypedEvent, at: Pointer, time: number): void;
  finish(uses: readonly CredentialUse[]): Access;
}

/** Gathers credentials, delegations and emergency access. Grows with these, up to what the keeper keeps. */
export function createAccess({ credentials: stated }: BundleDocuments, keeper: Keeper): AccessBuilder {
  const credentials = new Map<string, Open<Credential>>();
  const emergencies = new Map<string, OpenUse>();
  const delegations = keeper.list<Delegation>('delegations');
  const reviews = { count: 0 };

  const blank = (credentialId: string, at: Pointer): Open<Credential> => ({
    credentialId, principal: null, kind: null, issuedAt: null, expiresAt: null, revokedAt: null, revocationReason: null, issuedBy: null, at,
  });
  const credential = (id: string, at: Pointer): Open<Credential> | null => {
    const known = credentials.get(id);
    if (known !== undefined) return known;
    if (!keeper.room('credentials', credentials.size)) return null;
    const made = blank(id, at);
    credentials.set(id, made);
    return made;
  };
  const emergency = (id: string, at: Pointer): OpenUse | null => {
    const known = emergencies.get(id);
    if (known !== undefined) return known;
    if (!keeper.room('break-glass', emergencies.size)) return null;
    const made: OpenUse = { breakGlassId: id, principal: null, reason: null, ticketId: null, openedAt: null, until: null, closedAt: null, reviews: [], at };
    emergencies.set(id, made);
    return made;
  };
  for (const [index, each] of (stated?.value.credentials ?? []).entries()) {
    const found = credential(each.id, { file: stated?.file ?? '', pointer: `/credentials/${index}` });
    if (found === null || found.issuedAt !== null) continue;
    found.principal = each.principal;
    found.kind = each.kind;
    found.issuedAt = instant(each.issued_at);
    found.expiresAt = orNull(each.expires_at);
    found.revokedAt = orNull(each.revoked_at);
  }
  return {
    take(event, at, time) {
      if (!isAccess(event)) return;
      switch (event.type) {
        case 'credential.issued': {
          const found = credential(event.data.credential_id, at);
          if (found === null) return;
          const { principal, kind, expires_at: expires } = event.data;
          if (found.issuedAt !== null) {
            // A snapshot and the event of one issue say the same.
            if (found.principal !== principal || found.kind !== kind || found.expiresAt !== orNull(expires)) found.issuedAgain ??= time;
            return;
          }
          found.principal = principal;
          found.kind = kind;
          found.issuedAt = time;
          found.expiresAt = orNull(expires);
          found.issuedBy = event.line.actor.id;
          return;
        }
        case 'credential.revoked': {
          const found = credential(event.data.credential_id, at);
          if (found === null) return;
          found.revokedAt = earlier(found.revokedAt, time);
          found.revocationReason ??= event.data.reason;
          return;
        }
        case 'delegation.granted': {
          const { delegation_id: delegationId, parent, from, to, scopes, expires_at: expires } = event.data;
          delegations.add({ delegationId, parent, from, to, scopes, expiresAt: orNull(expires), ...told(event, at, time) });
          return;
        }
        case 'break-glass.opened': {
          const found = emergency(event.data.break_glass_id, at);
          if (found === null) return;
          if (found.openedAt !== null) {
            found.openedAgain ??= { principal: event.data.principal, time };
            return;
          }
          found.principal = event.data.principal;
          found.reason = event.data.reason;
          found.ticketId = event.data.ticket_id;
          found.openedAt = time;
          found.until = instant(event.data.until);
          return;
        }
        case 'break-glass.closed': {
          const found = emergency(event.data.break_glass_id, at);
          if (found !== null) found.closedAt ??= time;
          return;
        }
        case 'break-glass.reviewed': {
          const found = emergency(event.data.break_glass_id, at);
          if (found === null || !keeper.room('break-glass reviews', reviews.count)) return;
          reviews.count += 1;
          found.reviews.push({ reviewer: event.data.reviewer, outcome: event.data.outcome, ...told(event, at, time) });
          return;
        }
      }
    },
    finish: (credentialUses) => ({
      credentials: [...credentials.values()], credentialUses, delegations: delegations.rows, breakGlass: [...emergencies.values()],
    }),
  };
}
