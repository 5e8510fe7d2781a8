/**
 * What may stay of a value, by the name under which a finding, a fact or a check states it. A name that is not here is
 * withheld as soon as anything is: a new one shows nothing until somebody says what it is.
 */
export type ValueClass = 'person' | 'agent' | 'system' | 'actor' | 'file' | 'id' | 'word' | 'label' | 'text';

const LISTS: Readonly<Record<Exclude<ValueClass, 'text'>, readonly string[]>> = {
  person: [
    'account', 'approver', 'beneficiary', 'giver', 'grantedBy', 'harmedBy', 'holder', 'identity', 'name', 'owner', 'person', 'principal', 'refuser',
    'registered', 'requester', 'reviewer', 'signer', 'signerHolder', 'user', 'credential',
  ],
  agent: ['agent', 'fleet', 'runner', 'otherAgent'],
  system: ['enclave', 'gate', 'harm', 'node', 'origin', 'otherPlace', 'otherResource', 'pipeline', 'place', 'repository', 'resource', 'stream', 'system', 'target', 'unknownTarget'],
  actor: ['actor', 'author', 'by', 'who'],
  file: ['file', 'path', 'otherPath'],
  /** What the record and the verifier name things by, so that they can be looked up in the evidence. */
  id: [
    'action', 'otherAction', 'otherMerge', 'approval', 'approvalId', 'artifact', 'breakGlass', 'change', 'code', 'control', 'delegation', 'event', 'grant', 'incident', 'keyid', 'logId',
    'package', 'packageId', 'policy', 'policyId', 'policyVersion', 'release', 'snapshot', 'ticket', 'version', 'earlier', 'parent', 'key', 'followUp', 'finding', 'cause',
  ],
  /** Of closed lists: the software's own words, and the record's vocabularies. */
  word: [
    'autonomy', 'changed', 'clearance', 'computedDecision', 'computedMode', 'document', 'end', 'failure', 'maxAutonomy', 'missing', 'recordedDecision', 'recordedMode', 'signature', 'axis', 'because', 'container', 'dataClass', 'decision', 'environment', 'is', 'kind', 'level', 'limit', 'member', 'metric', 'mode', 'noun', 'outcome', 'part',
    'problem', 'purpose', 'reason', 'riskClass', 'severity', 'stage', 'status', 'unit', 'what', 'algorithm', 'form', 'field',
  ],
  /** Words that whoever wrote the policies and roles chose. */
  label: ['computedRule', 'recordedRule', 'rule', 'role', 'roles'],
};

const CLASS_OF: ReadonlyMap<string, ValueClass> = new Map(
  Object.entries(LISTS).flatMap(([kind, names]) => names.map((name): [string, ValueClass] => [name, kind as ValueClass])),
);

export const classOf = (name: string): ValueClass => CLASS_OF.get(name) ?? 'text';

/** A word of a closed list is spelled like this; a sentence, a name with a space or capitals, or an address is not. */
export const isWord = (text: string): boolean => /^[a-z][a-z0-9]*(-[a-z0-9]+){0,8}$/u.test(text) && text.length <= 48;

/** Numbers, digests, times and yes or no say nothing of whom or what they are about. */
export const isMeasure = (text: string): boolean => /^(-?\d{1,16}( of \d{1,16}( agree)?)?|[0-9a-f]{32,128}|true|false|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z)$/u.test(text);
export const isDigest = (text: string): boolean => /^[0-9a-f]{64}$/u.test(text);

/** Tests whose population is named by ids of the record; that of any other may be people, agents or systems. */
export const NAMED_BY_ID: ReadonlySet<string> = new Set([
  'CT-09', 'CT-12', 'CT-14', 'CT-19', 'CT-20', 'CT-21', 'CT-22', 'CT-24', 'CT-25', 'CT-26', 'CT-27', 'CT-28', 'CT-29', 'CT-35', 'CT-36', 'CT-37', 'CT-39', 'CT-40', 'CT-50',
]);

/** Figures whose rows are actions or approvals, by id. */
export const COUNTS_IDS: ReadonlySet<string> = new Set([
  'autonomous-action-rate', 'human-gated-rate', 'approval-latency-p50', 'approval-latency-p95', 'override-rate', 'denial-rate', 'expiry-rate', 'escalation-rate',
  'break-glass-rate', 'rollback-rate', 'actions-per-accountable-human', 'irreversible-actions', 'policy-replay-agreement',
]);
