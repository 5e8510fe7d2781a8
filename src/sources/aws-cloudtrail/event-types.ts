import type { ActionMode } from '../../core/model/record.ts';

/** What an API call is in the record: its event type, and whether it looks or changes. */
export interface CallType {
  readonly type: string;
  readonly mode: ActionMode;
}

const row = (type: string, mode: ActionMode, services: string, names: string): readonly (readonly [string, CallType])[] =>
  services.split(' ').flatMap((service) => names.split(' ').map((name) => [`${service}:${name}`, { type, mode }] as const));

/** Calls whose meaning is not told by their verb alone. */
const NAMED: ReadonlyMap<string, CallType> = new Map([
  ...row('data.read', 'read', 's3', 'GetObject HeadObject GetObjectTorrent SelectObjectContent'),
  ...row('data.written', 'write', 's3', 'PutObject CopyObject DeleteObject DeleteObjects UploadPart CompleteMultipartUpload RestoreObject'),
  ...row('data.read', 'read', 'dynamodb', 'GetItem BatchGetItem TransactGetItems Query Scan GetRecords'),
  ...row('data.written', 'write', 'dynamodb', 'PutItem UpdateItem DeleteItem BatchWriteItem TransactWriteItems'),
  ...row('data.read', 'read', 'secretsmanager', 'GetSecretValue BatchGetSecretValue'),
  ...row('data.written', 'write', 'secretsmanager', 'PutSecretValue'),
  ...row('data.read', 'read', 'ssm', 'GetParameter GetParameters GetParametersByPath GetParameterHistory'),
  ...row('data.written', 'write', 'ssm', 'PutParameter'),
  ...row('data.read', 'read', 'rds', 'DownloadDBLogFilePortion DownloadCompleteDBLogFile'),
  ...row('key.used', 'read', 'kms', 'Decrypt Encrypt ReEncrypt GenerateDataKey GenerateDataKeyWithoutPlaintext GenerateMac Sign Verify'),
  ...row('role.assumed', 'write', 'sts', 'AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity AssumeRoot'),
  ...row('role.assumed', 'write', 'signin', 'SwitchRole'),
  ...row('session.opened', 'write', 'sts', 'GetSessionToken GetFederationToken'),
  ...row('session.opened', 'write', 'signin', 'ConsoleLogin ExternalIdPDirectoryLogin GetSigninToken'),
  ...row('session.opened', 'write', 'sso', 'CreateToken Authenticate Federate'),
  ...row('role.bound', 'write', 'iam', 'AttachRolePolicy AttachUserPolicy AttachGroupPolicy AddUserToGroup AddRoleToInstanceProfile PutUserPolicy PutRolePolicy PutGroupPolicy'),
  ...row('role.unbound', 'write', 'iam', 'DetachRolePolicy DetachUserPolicy DetachGroupPolicy RemoveUserFromGroup RemoveRoleFromInstanceProfile DeleteUserPolicy DeleteRolePolicy DeleteGroupPolicy'),
  ...row('credential.changed', 'write', 'iam', 'CreateAccessKey UpdateAccessKey DeleteAccessKey CreateLoginProfile UpdateLoginProfile DeleteLoginProfile ChangePassword DeactivateMFADevice EnableMFADevice'),
  ...row('credential.changed', 'write', 'signin', 'PasswordUpdated PasswordRecoveryCompleted'),
  ...row('log.changed', 'write', 'cloudtrail', 'CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging PutEventSelectors PutInsightSelectors'),
  ...row('log.changed', 'write', 'config', 'PutDeliveryChannel DeleteDeliveryChannel StopConfigurationRecorder DeleteConfigurationRecorder'),
  ...row('log.changed', 'write', 'ec2', 'CreateFlowLogs DeleteFlowLogs'),
  ...row('log.changed', 'write', 'bedrock', 'PutModelInvocationLoggingConfiguration DeleteModelInvocationLoggingConfiguration'),
  ...row('log.changed', 'write', 'rds', 'StopActivityStream StartActivityStream'),
  ...row('log.changed', 'write', 'route53resolver', 'CreateResolverQueryLogConfig DeleteResolverQueryLogConfig'),
  ...row('log.changed', 'write', 's3', 'PutBucketLogging'),
  ...row('model.called', 'read', 'bedrock', 'InvokeModel InvokeModelWithResponseStream Converse ConverseStream'),
  ...row('agent.invoked', null, 'bedrock bedrock-agentcore', 'InvokeAgent InvokeInlineAgent InvokeAgentRuntime InvokeFlow'),
  ...row('tool.called', null, 'lambda', 'Invoke InvokeAsync'),
  ...row('pipeline.started', 'write', 'codebuild codepipeline', 'StartBuild StartBuildBatch StartPipelineExecution'),
]);

/** AWS names calls after what they do; these beginnings look, those change. */
const LOOKS = /^(?:BatchGet|Check|Describe|Download|Estimate|Filter|Get|Head|List|Lookup|Preview|Query|Scan|Search|Simulate|Validate|View)(?![a-z])/;
const CHANGES = /^(?:Accept|Add|Allocate|Apply|Associate|Attach|Authorize|Cancel|Copy|Create|Delete|Deregister|Detach|Disable|Disassociate|Enable|Execute|Export|Failover|Import|Modify|Move|Publish|Put|Reboot|Register|Release|Remove|Replace|Request|Reset|Restore|Revoke|Run|Schedule|Send|Set|Start|Stop|Tag|Terminate|Transfer|Untag|Update)(?![a-z])/;

/**
 * The type of a call, or null where neither its name nor its verb is known. `readOnly` is the source's own word on whether
 * it changed anything, and counts more than the verb.
 */
export function callType(service: string, name: string, readOnly: boolean | null): CallType | null {
  const named = NAMED.get(`${service}:${name}`);
  if (named !== undefined) return named;
  const looks = LOOKS.test(name);
  if (!looks && !CHANGES.test(name)) return null;
  const mode = readOnly === null ? (looks ? 'read' : 'write') : readOnly ? 'read' : 'write';
  return { type: mode === 'read' ? 'system.read' : 'system.changed', mode };
}
