/** CloudTrail records and OTLP messages made by hand, for what reads them. */

export interface RecordOptions {
  readonly n: number;
  readonly service?: string;
  readonly name?: string;
  readonly readOnly?: boolean;
  readonly identity?: unknown;
  readonly more?: Readonly<Record<string, unknown>>;
}

const ACCOUNT = '111122223333';
export const ROLE_SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/agent-runner/fix-`;

export const roleIdentity = (session: number, sourceIdentity?: string): unknown => ({
  type: 'AssumedRole', principalId: `AROA:${session}`, arn: `${ROLE_SESSION}${session}`, accountId: ACCOUNT,
  sessionContext: {
    sessionIssuer: { type: 'Role', arn: `arn:aws:iam::${ACCOUNT}:role/agent-runner`, accountId: ACCOUNT, userName: 'agent-runner' },
    attributes: { creationDate: '2026-08-01T00:00:00Z', mfaAuthenticated: 'false' },
    ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
  },
});

export function cloudTrailRecord({ n, service = 's3', name = 'GetObject', readOnly = true, identity = roleIdentity(n % 50, `ada.${n % 7}`), more = {} }: RecordOptions): Record<string, unknown> {
  return {
    eventVersion: '1.11', userIdentity: identity, eventTime: new Date(Date.UTC(2026, 7, 1) + n * 1_000).toISOString().replace('.000Z', 'Z'), eventSource: `${service}.amazonaws.com`,
    eventName: name, awsRegion: 'eu-central-1', sourceIPAddress: '198.51.100.7', userAgent: 'agent-runner/1.0', requestParameters: { bucketName: `data-${n % 20}`, key: `part-${n}` },
    responseElements: null, requestID: `REQ${n}`, eventID: `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`, readOnly, eventType: 'AwsApiCall', managementEvent: false,
    recipientAccountId: ACCOUNT, eventCategory: 'Data', ...more,
  };
}

type Attribute = string | number | boolean;
const value = (each: Attribute): unknown => (typeof each === 'number' ? { intValue: `${each}` } : typeof each === 'boolean' ? { boolValue: each } : { stringValue: each });
export const attributes = (of: Readonly<Record<string, Attribute>>): unknown => Object.entries(of).map(([key, each]) => ({ key, value: value(each) }));

export const traceId = (n: number): string => (n + 1).toString(16).padStart(32, '0');
export const spanId = (n: number): string => (n + 1).toString(16).padStart(16, '0');
const nanos = (milliseconds: number): string => `${milliseconds}000000`;

export function span(n: number, of: Readonly<Record<string, Attribute>> = {}, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const start = Date.UTC(2026, 7, 1) + n * 1_000;
  return {
    traceId: traceId(Math.floor(n / 100)), spanId: spanId(n), name: `span ${n}`, kind: 1, startTimeUnixNano: nanos(start), endTimeUnixNano: nanos(start + 40),
    attributes: attributes(of), status: {}, ...more,
  };
}

export const traces = (spans: readonly unknown[], resource: Readonly<Record<string, Attribute>> = { 'service.name': 'mender', 'deployment.environment.name': 'production' }): unknown => ({
  resourceSpans: [{ resource: { attributes: attributes(resource) }, scopeSpans: [{ scope: { name: 'agents' }, spans }] }],
});
