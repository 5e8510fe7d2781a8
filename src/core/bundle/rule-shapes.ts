import { array, integer, nullable, object, oneOf, type Shape } from '../json/index.ts';
import { DATA_CLASSES } from './document-shapes.ts';
import type { ApprovedAgentsFile, CredentialKind, CredentialsFile, RetentionFile, TransferFile, TransferForm } from './format.ts';
import { nameText, timeText } from './shapes.ts';

const CREDENTIAL_KINDS = ['api-key', 'access-token', 'certificate', 'password', 'workload-identity'] as const satisfies readonly CredentialKind[];
const FORMS = ['raw', 'summary', 'digest'] as const satisfies readonly TransferForm[];
const names = array(nameText);

export const CREDENTIALS: Shape<CredentialsFile> = object<CredentialsFile>({
  credentials: array(object<CredentialsFile['credentials'][number]>({
    id: nameText, principal: nameText, kind: oneOf(CREDENTIAL_KINDS), issued_at: timeText, expires_at: nullable(timeText), revoked_at: nullable(timeText),
  })),
});

export const APPROVED_AGENTS: Shape<ApprovedAgentsFile> = object<ApprovedAgentsFile>({
  approved: array(object<ApprovedAgentsFile['approved'][number]>({
    agent: nameText, version: nameText, model: nameText, from: timeText, until: nullable(timeText), approved_by: nameText,
  })),
});

export const TRANSFER: Shape<TransferFile> = object<TransferFile>({
  policy_id: nameText,
  version: nameText,
  effective_from: timeText,
  rules: array(object<TransferFile['rules'][number]>({
    from: nameText, to: nameText, artifact_kinds: names, data_classes: array(oneOf(DATA_CLASSES)), forms: array(oneOf(FORMS)),
  })),
});

export const RETENTION: Shape<RetentionFile> = object<RetentionFile>({
  effective_from: timeText,
  minimum_days: integer(0),
  holds: array(object<RetentionFile['holds'][number]>({
    hold_id: nameText, matter: nameText, streams: names, from: timeText, until: nullable(timeText), placed_by: nameText,
  })),
});
