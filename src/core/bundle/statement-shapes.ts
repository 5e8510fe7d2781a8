import { array, object, oneOf, text, type Shape } from '../json/index.ts';
import { DATA_CLASSES, ENVIRONMENTS } from './document-shapes.ts';
import type { ApprovalStatement, ReceiptStatement, WorkPackageStatement } from './format.ts';
import { nameText, sha256Text, timeText } from './shapes.ts';

export const APPROVAL: Shape<ApprovalStatement> = object<ApprovalStatement>({
  approval_id: nameText,
  action_id: nameText,
  action_digest: sha256Text,
  decision: oneOf(['granted', 'denied']),
  approver: nameText,
  account: nameText,
  policy_version: nameText,
  decided_at: timeText,
  expires_at: timeText,
  reason: text(),
});

export const WORK_PACKAGE: Shape<WorkPackageStatement> = object<WorkPackageStatement>({
  package_id: nameText,
  action_id: nameText,
  action_digest: sha256Text,
  enclave: nameText,
  commands: array(text()),
  scope: object<WorkPackageStatement['scope']>({
    resources: array(nameText), environment: oneOf(ENVIRONMENTS), data_classes: array(oneOf(DATA_CLASSES)),
  }),
  issued_at: timeText,
  expires_at: timeText,
});

export const RECEIPT: Shape<ReceiptStatement> = object<ReceiptStatement>({
  package_id: nameText,
  package_digest: sha256Text,
  runner: nameText,
  started_at: timeText,
  finished_at: timeText,
  outcome: oneOf(['success', 'failure', 'denied', 'escalated', 'timeout']),
  output_digest: sha256Text,
});
