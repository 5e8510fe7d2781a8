import type { JsonObject, JsonValue } from '../../core/json/index.ts';
import { bounded, listAt, member, text } from '../audit-export/index.ts';

/** Request parameters that name what a call is about, by service, the most telling first. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  s3: ['bucketName'], dynamodb: ['tableName'], lambda: ['functionName'], iam: ['roleName', 'userName', 'groupName', 'policyArn'], kms: ['keyId'],
  secretsmanager: ['secretId'], ssm: ['name', 'instanceId', 'documentName'], sts: ['roleArn'], ec2: ['instanceId', 'groupId', 'imageId', 'snapshotId', 'vpcId'],
  rds: ['dBInstanceIdentifier', 'dBClusterIdentifier', 'dBSnapshotIdentifier'], ecr: ['repositoryName'], cloudtrail: ['name', 'trailName'],
  codebuild: ['projectName'], codepipeline: ['name', 'pipelineName'], bedrock: ['modelId', 'agentId', 'guardrailIdentifier'],
};

/**
 * The one system a call is about: the resource the record lists (a bucket before its objects, which would be as many as
 * calls), the one its parameters name, or the service itself.
 */
export function resourceOf(record: JsonObject, service: string): string | null {
  const listed = listAt(record, 'resources');
  const arn = listed.map((each) => bucketArn(each)).find((each) => each !== null) ?? listed.map((each) => text(each, 'ARN')).find((each) => each !== null);
  if (arn !== undefined && arn !== null) return bounded(arn);
  const parameters = member(record, 'requestParameters');
  for (const name of Object.hasOwn(NAMES, service) ? NAMES[service]! : []) {
    const value = text(parameters, name);
    if (value !== null) return bounded(value.startsWith('arn:') ? value : `${service}:${value}`);
  }
  return text(record, 'eventSource');
}

const bucketArn = (resource: JsonValue): string | null => (text(resource, 'type') === 'AWS::S3::Bucket' ? text(resource, 'ARN') : null);
