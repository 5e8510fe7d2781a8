/**
 * Members of a record as the CloudTrail user guide lists them ("CloudTrail record contents"). Any other was put there by
 * somebody on the way, or by a later version: it is counted as unread.
 */
export const RECORD_MEMBERS: ReadonlySet<string> = new Set([
  'eventTime', 'eventVersion', 'userIdentity', 'eventSource', 'eventName', 'awsRegion', 'sourceIPAddress', 'userAgent', 'errorCode', 'errorMessage',
  'requestParameters', 'responseElements', 'additionalEventData', 'requestID', 'eventID', 'eventType', 'apiVersion', 'managementEvent', 'readOnly',
  'resources', 'recipientAccountId', 'serviceEventDetails', 'sharedEventID', 'vpcEndpointId', 'vpcEndpointAccountId', 'eventCategory', 'addendum',
  'sessionCredentialFromConsole', 'edgeDeviceDetails', 'tlsDetails', 'eventContext', 'insightDetails',
]);

/** Members whose presence together tells a CloudTrail record from other JSON. */
const TELLING = ['eventName', 'eventSource', 'eventTime', 'eventID', 'eventType', 'awsRegion', 'recipientAccountId', 'userIdentity'];

/** Five of the telling members. An S3 event notification has four of the same names, and others. */
export const looksLikeRecord = (names: readonly string[]): boolean =>
  !names.includes('s3') && TELLING.filter((name) => names.includes(name)).length >= 5;
