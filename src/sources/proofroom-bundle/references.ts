import type { EventLine } from '../../core/bundle/format.ts';
import type { FindingSink, Pointer, RecordWord } from '../../core/findings/index.ts';
import type { FileStatus } from '../../core/examined.ts';
import type { DocumentIndex } from './document-index.ts';
import { isGovernance, type TypedEvent } from './read-event.ts';

/** What kind of thing was referred to; part of the finding's values. */
type Kind =
  | 'action' | 'approval' | 'work-package' | 'receipt' | 'artifact' | 'agent' | 'system' | 'policy';

/** A reference whose target is not there (`missing`), has other bytes (`digest`), or says something else (the member's name). */
export interface References {
  check(event: TypedEvent, at: Pointer): void;
  /** An actor that is an agent must be in the registry; each unknown one is reported once. */
  actor(line: EventLine, at: Pointer): void;
  /** What could only be judged when everything was read. Returns how many references were examined in all. */
  finish(files: readonly Pick<FileStatus, 'name' | 'sha256'>[], unrequested: readonly { readonly id: string; readonly first: Pointer }[]): number;
}

interface ArtifactMention { readonly id: string; readonly path: string; readonly digest: string; readonly at: Pointer }

export function createReferences(documents: DocumentIndex, sink: FindingSink): References {
  const reported = new Set<string>();
  const artifacts: ArtifactMention[] = [];
  const artifactIds = new Set<string>();
  const testArtifacts: { readonly id: string; readonly at: Pointer }[] = [];
  let examined = 0;

  const dangling = (kind: Kind, reference: string, problem: RecordWord, at: Pointer, sides: { expected?: string; computed?: string; member?: string } = {}): void => {
    const { member, ...compared } = sides;
    sink.add({ code: 'record.dangling-reference', at, ...compared, values: { kind, reference, problem, ...(member === undefined ? {} : { member }) } });
  };

  /** The same unknown name in a million events is one finding. */
  const once = (kind: Kind, reference: string, at: Pointer): void => {
    if (reported.has(`${kind} ${reference}`)) return;
    reported.add(`${kind} ${reference}`);
    dangling(kind, reference, 'missing', at);
  };

  const agree = (kind: Kind, reference: string, at: Pointer, members: Readonly<Record<string, readonly [said: string | undefined, found: string]>>): void => {
    for (const [member, [said, found]] of Object.entries(members)) {
      if (said !== found) dangling(kind, reference, 'member-differs', at, { expected: said ?? '', computed: found, member });
    }
  };

  function checkApproval(event: Extract<TypedEvent, { type: 'approval.granted' | 'approval.denied' }>, at: Pointer): void {
    const { data, line } = event;
    const signed = documents.approvals.get(data.path);
    if (signed === undefined) return dangling('approval', data.path, 'missing', at);
    const said = signed.payload;
    agree('approval', data.path, at, {
      approval_id: [data.approval_id, said.approval_id],
      action_id: [line.action_id, said.action_id],
      action_digest: [data.action_digest, said.action_digest],
      policy_version: [data.policy_version, said.policy_version],
      expires_at: [data.expires_at, said.expires_at],
      decision: [event.type === 'approval.granted' ? 'granted' : 'denied', said.decision],
    });
    // Both are RFC 3339 in one spelling, so text order is time order.
    if (said.decided_at > line.timestamp) dangling('approval', data.path, 'member-differs', at, { member: 'decided_at', expected: line.timestamp, computed: said.decided_at });
    if (line.actor.kind === 'person' && personOf(line.actor.id) !== personOf(said.approver)) {
      dangling('approval', data.path, 'member-differs', at, { member: 'approver', expected: line.actor.id, computed: said.approver });
    }
  }

  const personOf = (name: string): string => documents.principalOf?.get(name) ?? name;

  function checkPackage(event: Extract<TypedEvent, { type: 'package.issued' }>, at: Pointer): void {
    const { data, line } = event;
    const signed = documents.packages.get(data.path);
    if (signed === undefined) return dangling('work-package', data.path, 'missing', at);
    agree('work-package', data.path, at, {
      digest: [data.digest, signed.sha256],
      package_id: [data.package_id, signed.payload.package_id],
      action_id: [line.action_id, signed.payload.action_id],
      enclave: [data.enclave, signed.payload.enclave],
      expires_at: [data.expires_at, signed.payload.expires_at],
    });
  }

  function checkReceipt(event: Extract<TypedEvent, { type: 'package.executed' }>, at: Pointer): void {
    const { data } = event;
    const signed = documents.receiptFor(data.path, data.package_id);
    if (signed === undefined) return dangling('receipt', data.path, 'missing', at);
    agree('receipt', signed.file, at, {
      package_id: [data.package_id, signed.payload.package_id],
      executed_digest: [data.executed_digest, signed.payload.package_digest],
      runner: [data.runner, signed.payload.runner],
    });
  }

  return {
    actor(line, at) {
      if (line.actor.kind !== 'agent' || documents.agents === null) return;
      examined += 1;
      if (!documents.agents.has(line.actor.id)) once('agent', line.actor.id, at);
    },
    check(event, at) {
      if (isGovernance(event)) return;
      switch (event.type) {
        case 'approval.granted':
        case 'approval.denied':
          examined += 1;
          return checkApproval(event, at);
        case 'package.issued':
          examined += 1;
          return checkPackage(event, at);
        case 'package.executed':
          examined += 1;
          return checkReceipt(event, at);
        case 'action.requested':
          for (const target of event.data.descriptor.targets) {
            if (documents.nodes === null) return;
            examined += 1;
            if (!documents.nodes.has(target)) once('system', target, at);
          }
          return;
        case 'policy.decided':
          return checkPolicy(event.data.policy_version, event.data.policy_digest, at);
        case 'policy.published':
          return checkPolicy(event.data.version, event.data.digest, at);
        case 'artifact.recorded':
          artifactIds.add(event.data.artifact_id);
          artifacts.push({ id: event.data.artifact_id, path: event.data.path, digest: event.data.digest, at });
          return;
        case 'test.completed':
          if (event.data.artifact_id !== null) testArtifacts.push({ id: event.data.artifact_id, at });
          return;
        case 'action.started': case 'action.completed': case 'action.failed': case 'action.blocked': case 'approval.requested':
        case 'approval.expired': case 'package.rejected': case 'log.opened': case 'agent.enabled': case 'agent.disabled':
        case 'agent.heartbeat': case 'role.bound': case 'role.unbound': case 'work.queued': case 'work.leased': case 'work.finished':
        case 'lock.acquired': case 'lock.released': case 'data.read': case 'data.written': case 'ticket.opened': case 'ticket.closed':
        case 'pull-request.opened': case 'pull-request.merged': case 'pipeline.completed': case 'release.shipped':
        case 'verification.completed': case 'incident.declared': case 'rollback.completed':
      }
    },
    finish(files, unrequested) {
      const digests = new Map(files.map(({ name, sha256 }) => [name, sha256]));
      for (const { path, digest, at } of artifacts) {
        const found = digests.get(path);
        if (found === undefined || found === null) dangling('artifact', path, 'missing', at);
        else if (found !== digest) dangling('artifact', path, 'other-bytes', at, { expected: digest, computed: found });
      }
      for (const { id, at } of testArtifacts) if (!artifactIds.has(id)) dangling('artifact', id, 'missing', at);
      for (const { id, first } of unrequested) dangling('action', id, 'missing', first);
      return examined + artifacts.length + testArtifacts.length;
    },
  };

  function checkPolicy(version: string, digest: string, at: Pointer): void {
    if (documents.policies === null) return;
    examined += 1;
    const found = documents.policies.get(version);
    if (found === undefined) return once('policy', version, at);
    if (found.sha256 !== digest && !reported.has(`digest ${version} ${digest}`)) {
      reported.add(`digest ${version} ${digest}`);
      dangling('policy', found.file, 'other-bytes', at, { expected: digest, computed: found.sha256 });
    }
  }
}
