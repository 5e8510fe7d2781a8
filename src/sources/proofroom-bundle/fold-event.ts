import type { ApprovalEventData, EventLine } from '../../core/bundle/format.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import { parseTimestamp } from '../../core/encoding/index.ts';
import { canonicalize, type JsonValue } from '../../core/json/index.ts';
import type { Approval, Gift, Stated } from '../../core/model/record.ts';
import { artifactOf } from './artifacts.ts';
import type { DocumentIndex } from './document-index.ts';
import { withOne, type Happening, type Life } from './life.ts';
import type { Recurring } from './recurring.ts';
import { isGovernance, type GovernanceEvent, type TypedEvent } from './read-event.ts';

/** Times were proved to parse by the event's shape or the document's; a bug elsewhere shows as 1970, never as NaN. */
export const instant = (text: string): number => parseTimestamp(text) ?? 0;

type Stating = <T>(value: T) => Stated<T>;
type PackageIssued = Extract<TypedEvent, { type: 'package.issued' }>['data'];
type PackageExecuted = Extract<TypedEvent, { type: 'package.executed' }>['data'];

/** Adds what an event says to the life of its action; events that actions are not made of add nothing. */
export function foldEvent(life: Life, event: TypedEvent, at: Happening['at'], time: number, documents: DocumentIndex, recurring: Recurring): void {
  const stated: Stating = (value) => ({ value, at, time });
  if (isGovernance(event)) return foldGovernance(life, event, stated, recurring);
  switch (event.type) {
    case 'action.requested': {
      if (life.requested !== null) return;
      const { descriptor, digest } = event.data;
      const computed = recurring.word(sha256Hex(canonicalize(descriptor as unknown as JsonValue)));
      life.descriptor = recurring.descriptor(computed, descriptor);
      life.digest = computed === digest ? computed : digest;
      life.computedDigest = computed;
      life.agentId = recurring.word(event.line.actor.id);
      life.actorKind = event.line.actor.kind;
      life.requested = stated(null);
      actUnder(life, event, recurring);
      return;
    }
    case 'policy.decided': {
      const { word } = recurring;
      const { decision, rule, policy_id: policyId, policy_version: policyVersion, policy_digest: policyDigest, mode, obligations } = event.data;
      life.decisions = withOne(life.decisions, stated(recurring.decision({
        decision, rule: word(rule), policyId: word(policyId), policyVersion: word(policyVersion), policyDigest: word(policyDigest),
        mode, actionDigest: asAsked(life, event.data.action_digest), obligations: recurring.words(obligations), inputs: recurring.inputs(event.data.inputs),
      })));
      return;
    }
    case 'approval.granted':
    case 'approval.denied':
      life.approvals = withOne(life.approvals, stated(approval(event.type === 'approval.granted' ? 'granted' : 'denied', event.data, event.line.actor, documents)));
      return;
    case 'approval.expired':
      life.approvals = withOne(life.approvals, stated(expiry(event.data.action_digest, time)));
      return;
    case 'approval.requested': {
      const { approver_role: role, action_digest: asked, expires_at: expires } = event.data;
      life.approvalRequests = withOne(life.approvalRequests, stated({ approverRole: recurring.word(role), actionDigest: asAsked(life, asked), expiresAt: instant(expires) }));
      return;
    }
    case 'data.read':
    case 'data.written':
      addDataUse(life, event, stated, recurring);
      return;
    case 'package.issued':
      addPackage(life, event.data, stated, documents);
      return;
    case 'package.executed':
      addReceipt(life, event.data, stated, documents);
      return;
    case 'action.started': {
      const start = stated(recurring.started({ actionDigest: asAsked(life, event.data.action_digest) }));
      if (life.started === null) {
        const { id: startedBy, credential } = event.line.actor;
        life.started = start;
        Object.assign(life, recurring.start(startedBy, credential));
      } else life.consequences = withOne(life.consequences, stated({ type: event.type, data: event.line.data, by: recurring.word(event.line.actor.id) }));
      return;
    }
    case 'action.completed':
    case 'action.failed':
    case 'action.blocked': {
      const earlier = life.finished;
      const effects = recurring.words(event.type === 'action.blocked' ? [] : event.data.effects);
      const reason = event.type === 'action.completed' ? null : event.data.reason;
      const end = stated(recurring.finished({ type: event.type, actionDigest: asAsked(life, event.data.action_digest), effects, reason }));
      // What was blocked after an end stopped another attempt: it must not hide that this one ran.
      const stands = earlier !== null && event.type === 'action.blocked' && earlier.value.type !== 'action.blocked' ? earlier : end;
      if (earlier !== null) life.consequences = withOne(life.consequences, asRecorded(stands === end ? earlier : end));
      life.finished = stands;
      return;
    }
    case 'test.completed': {
      const { suite, passed, failed, required, commit, artifact_id: artifactId } = event.data;
      life.tests = withOne(life.tests, stated({ suite, passed, failed, required, commit, artifactId }));
      return;
    }
    case 'artifact.recorded':
      life.artifacts = withOne(life.artifacts, stated(artifactOf(event.data)));
      return;
    case 'ticket.opened': case 'ticket.closed': case 'pull-request.opened': case 'pull-request.merged': case 'pipeline.completed':
    case 'release.shipped': case 'verification.completed': case 'incident.declared': case 'rollback.completed':
      life.consequences = withOne(life.consequences, stated({ type: event.type, data: event.line.data }));
      return;
    case 'role.bound':
      addGift(life, 'role', event.data.principal, stated, recurring);
      return;
    case 'agent.enabled':
      addGift(life, 'agent', event.data.agent_id, stated, recurring);
      return;
    case 'log.opened': case 'agent.disabled': case 'agent.heartbeat': case 'role.unbound':
    case 'policy.published': case 'work.queued': case 'work.leased': case 'work.finished': case 'lock.acquired': case 'lock.released':
    case 'package.rejected':
  }
}

/** An end that is not the one that stands, as its event had it. */
function asRecorded({ value: { type, actionDigest, effects, reason }, at, time }: NonNullable<Life['finished']>): Life['consequences'][number] {
  return { value: { type, data: { action_digest: actionDigest, ...(type === 'action.blocked' ? {} : { effects }), ...(reason === null ? {} : { reason }) } }, at, time };
}

/** What events of access and oversight say of one action; the rest of them stands in tables of its own. */
function foldGovernance(life: Life, event: GovernanceEvent, stated: Stating, recurring: Recurring): void {
  if (event.type === 'policy.evaluation-failed') {
    const { policy_id: policyId, policy_version: policyVersion, kind, effect } = event.data;
    life.policyFailures = withOne(life.policyFailures, stated({ policyId, policyVersion, kind, effect }));
  } else if (event.type === 'evidence.viewed') {
    life.evidenceViews = withOne(life.evidenceViews, stated({ viewer: event.data.viewer, path: event.data.path }));
  } else if (event.type === 'credential.issued') addGift(life, 'credential', event.data.principal, stated, recurring);
  else if (event.type === 'delegation.granted') addGift(life, 'delegation', event.data.to, stated, recurring);
  else if (event.type === 'break-glass.opened') addGift(life, 'break-glass', event.data.principal, stated, recurring);
}

/** Distinct ones held of one action, because each event is compared with them. */
const MAX_GIFTS = 64;

function addGift(life: Life, what: Gift['what'], to: string, stated: Stating, { word }: Recurring): void {
  const gives = life.gives ?? [];
  if (gives.some(({ value }) => value.what === what && value.to === to)) return;
  if (gives.length < MAX_GIFTS) life.gives = withOne(life.gives, stated({ what, to: word(to) }));
  else life.givesBeyond = (life.givesBeyond ?? 0) + 1;
}

function actUnder(life: Life, { line: { actor }, data }: Extract<TypedEvent, { type: 'action.requested' }>, { word }: Recurring): void {
  if (actor.version !== undefined) life.agentVersion = word(actor.version);
  if (actor.credential !== undefined) life.credential = word(actor.credential);
  if (data.delegation !== undefined) life.delegation = word(data.delegation);
  if (data.break_glass !== undefined) life.breakGlass = word(data.break_glass);
}

/** Distinct uses held of one action, because each event is compared with them; events of others are counted. */
const MAX_DATA_USES = 256;

function addDataUse(life: Life, event: Extract<TypedEvent, { type: 'data.read' | 'data.written' }>, stated: Stating, { word }: Recurring): void {
  const { resource, data_class: dataClass, records } = event.data;
  const mode = event.type === 'data.read' ? 'read' : 'write';
  const denied = event.line.outcome === 'denied';
  const uses = life.dataUses ?? [];
  const known = uses.findIndex(({ value }) => value.resource === resource && value.dataClass === dataClass && value.mode === mode);
  const use = uses[known];
  if (use !== undefined) {
    if (denied) use.value.denied += 1;
    else {
      use.value.events += 1;
      use.value.records += records;
      // What was refused before is not where the data was used.
      if (use.value.events === 1) life.dataUses = uses.with(known, stated(use.value));
    }
  } else if (uses.length < MAX_DATA_USES) {
    life.dataUses = withOne(life.dataUses, stated({ resource: word(resource), dataClass, mode, events: denied ? 0 : 1, records: denied ? 0 : records, denied: denied ? 1 : 0 }));
  } else life.dataUsesBeyond = (life.dataUsesBeyond ?? 0) + 1;
}

/** The digest that the request named, where it is the same: an action's events repeat it. */
const asAsked = (life: Life, digest: string): string => (life.digest === digest ? life.digest : digest);

/** The signed statement says what was approved; the event only says that it came. Without the file, the event is all there is. */
function approval(decision: 'granted' | 'denied', data: ApprovalEventData, actor: EventLine['actor'], documents: DocumentIndex): Approval {
  const signed = documents.approvals.get(data.path);
  const said = signed?.payload;
  return {
    approvalId: said?.approval_id ?? data.approval_id,
    decision: said?.decision ?? decision,
    approver: said?.approver ?? actor.id,
    account: said?.account ?? actor.id,
    actionDigest: said?.action_digest ?? data.action_digest,
    policyVersion: said?.policy_version ?? data.policy_version,
    expiresAt: instant(said?.expires_at ?? data.expires_at),
    ...(said === undefined ? {} : { decidedAt: instant(said.decided_at) }),
    recordedBy: actor.id,
    recordedByKind: actor.kind,
    reason: said?.reason ?? '',
    file: data.path,
    signature: signed?.signature ?? 'missing',
  };
}

/** Nobody answered in time: an approval without an approver or a file. */
const expiry = (actionDigest: string, time: number): Approval => ({
  approvalId: '', decision: 'expired', approver: '', account: '', actionDigest, policyVersion: '', expiresAt: time, reason: '', file: '',
  signature: 'missing',
});

/** What a package allows is in its signed file alone: without the file there is only the claim, and a finding says so. */
function addPackage(life: Life, data: PackageIssued, stated: Stating, documents: DocumentIndex): void {
  const signed = documents.packages.get(data.path);
  if (signed === undefined) return addClaim(life, 'package', data, stated);
  const { enclave, commands, scope, action_digest: actionDigest, issued_at: issuedAt, expires_at: expiresAt } = signed.payload;
  life.packages = withOne(life.packages, stated({
    packageId: data.package_id, file: data.path, digest: data.digest, enclave, commands, resources: scope.resources,
    environment: scope.environment, actionDigest, dataClasses: scope.data_classes, issuedAt: instant(issuedAt), expiresAt: instant(expiresAt),
    fileDigest: signed.sha256, signature: signed.signature, ...(data.enclave === enclave ? {} : { sentTo: data.enclave }),
  }));
}

function addReceipt(life: Life, data: PackageExecuted, stated: Stating, documents: DocumentIndex): void {
  const signed = documents.receiptFor(data.path, data.package_id);
  if (signed === undefined) return addClaim(life, 'receipt', data, stated);
  const { package_digest: signedDigest, runner: signedRunner, started_at: startedAt, finished_at: finishedAt, outcome } = signed.payload;
  life.receipts = withOne(life.receipts, stated({
    packageId: data.package_id, file: signed.file, executedDigest: data.executed_digest, signedDigest, signedRunner, runner: data.runner,
    startedAt: instant(startedAt), finishedAt: instant(finishedAt), outcome, signature: signed.signature,
  }));
}

function addClaim(life: Life, part: 'package' | 'receipt', data: PackageIssued | PackageExecuted, stated: Stating): void {
  life.packageClaims = withOne(life.packageClaims, stated({ part, packageId: data.package_id, file: data.path }));
}
