import type { Access } from '../../core/model/record.ts';
import * as schema from './governance-schema.ts';
import type { GovernedRows } from './governed-rows.ts';

export async function writeAccess({ at, told, seen, rows }: GovernedRows, { credentials, credentialUses, delegations, breakGlass }: Access): Promise<void> {
  await rows(schema.CREDENTIALS, credentials, (each) => ({
    credential_id: each.credentialId, principal: each.principal, kind: each.kind, issued_ms: each.issuedAt, expires_ms: each.expiresAt, revoked_ms: each.revokedAt,
    reason: each.revocationReason, issued_by: each.issuedBy, ...at(each.at),
  }));
  await rows(schema.CREDENTIAL_USES, credentialUses, (each) => ({
    credential_id: each.credentialId, actor_id: each.actorId, actor_kind: each.actorKind, ...seen(each),
  }));
  await rows(schema.DELEGATIONS, delegations, (each) => ({
    delegation_id: each.delegationId, parent: each.parent, from_id: each.from, to_id: each.to, expires_ms: each.expiresAt, ...told(each),
  }));
  await rows(schema.DELEGATION_SCOPES, delegations.flatMap(({ delegationId, scopes, at: where }) => scopes.map((scope) => ({ delegationId, scope, where }))), (each) => ({
    delegation_id: each.delegationId, scope: each.scope, ...at(each.where),
  }));
  await rows(schema.BREAK_GLASS, breakGlass, (each) => ({
    break_glass_id: each.breakGlassId, principal: each.principal, reason: each.reason, ticket_id: each.ticketId, opened_ms: each.openedAt, until_ms: each.until,
    closed_ms: each.closedAt, ...at(each.at),
  }));
  await rows(schema.BREAK_GLASS_REVIEWS, breakGlass.flatMap(({ breakGlassId, reviews }) => reviews.map((review) => ({ breakGlassId, review }))), ({ breakGlassId, review }) => ({
    break_glass_id: breakGlassId, reviewer: review.reviewer, outcome: review.outcome, ...told(review),
  }));
}
