import {
  RECEIPT_MEDIA_TYPE, WORK_PACKAGE_MEDIA_TYPE, type EventOutcome, type ReceiptStatement, type WorkPackageStatement,
} from '../../core/bundle/format.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import { signEnvelope } from '../seal/dsse.ts';
import { HOUR, iso } from './calendar.ts';
import type { Work } from './work.ts';
import { RUNNERS } from './organisation.ts';
import { serviceActor, type Thread } from './thread.ts';

export interface IssuedPackage {
  readonly packageId: string;
  readonly digest: string;
  readonly runner: string;
  readonly enclave: string;
  readonly event: string;
}

/** package.issued and the signed capsule. `lifetime` in milliseconds from now. */
export function issuePackage(t: Thread, work: Work, commands: readonly string[], lifetime = 4 * HOUR): IssuedPackage {
  const packageId = t.name('pkg');
  const { runner, enclave } = t.random.pick(RUNNERS);
  const path = `work-packages/${packageId}.dsse.json`;
  const statement: WorkPackageStatement = {
    package_id: packageId,
    action_id: work.id,
    action_digest: work.digest,
    enclave,
    commands,
    scope: { resources: work.descriptor.targets, environment: work.descriptor.environment, data_classes: work.descriptor.data_classes },
    issued_at: iso(t.time),
    expires_at: iso(t.time + lifetime),
  };
  const envelope = signEnvelope(WORK_PACKAGE_MEDIA_TYPE, statement, [t.world.keyring.orchestrator]);
  const digest = sha256Hex(envelope);
  t.addFile(path, envelope);
  const event = t.emit('package.issued', { package_id: packageId, path, digest, enclave, expires_at: statement.expires_at }, {
    actor: serviceActor('service:orchestrator'), action: work.id,
  });
  return { packageId, digest, runner, enclave, event };
}

/** package.executed and the runner's signed receipt. */
export function executePackage(t: Thread, work: Work, issued: IssuedPackage, started: number, outcome: EventOutcome): void {
  const path = `work-packages/${issued.packageId}.receipt.dsse.json`;
  const receipt: ReceiptStatement = {
    package_id: issued.packageId,
    package_digest: issued.digest,
    runner: issued.runner,
    started_at: iso(started),
    finished_at: iso(t.time),
    outcome,
    output_digest: sha256Hex(`${issued.packageId} ${outcome}`),
  };
  t.addFile(path, signEnvelope(RECEIPT_MEDIA_TYPE, receipt, [t.world.keyring.runner(issued.runner)]));
  t.emit('package.executed', { package_id: issued.packageId, path, executed_digest: issued.digest, runner: issued.runner }, {
    actor: serviceActor(issued.runner), action: work.id, outcome,
  });
}

/** package.rejected: the runner would not take it. */
export function rejectPackage(t: Thread, work: Work, issued: IssuedPackage, reason: string): void {
  t.emit('package.rejected', { package_id: issued.packageId, enclave: issued.enclave, reason }, {
    actor: serviceActor(issued.runner), action: work.id, outcome: 'denied',
  });
}
