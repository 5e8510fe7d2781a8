import type { BoundariesFile, EventDataByType, EventLine } from '../../core/bundle/format.ts';
import { encodeUtf8 } from '../../core/encoding/index.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import { jcsBytes } from '../seal/jcs.ts';
import { rewriteLog } from './log.ts';
import { reseal, textOf, type OpenedBundle } from './opened-bundle.ts';
import { toContent, type Tamper } from './tamper.ts';

type Decided = EventDataByType['policy.decided'];

/** The data of a decision that this producer wrote. */
const decidedOf = (event: EventLine): Decided => event.data as unknown as Decided;

/** One decision of a kind, as the insider would have had it. */
const decide = (which: (data: Decided) => boolean, change: (data: Decided, events: readonly EventLine[]) => Partial<Decided>) => (bundle: OpenedBundle): void =>
  rewriteLog(bundle, (events) => {
    const at = events.findLastIndex((event) => event.type === 'policy.decided' && which(decidedOf(event)));
    if (at === -1) throw new Error('no such decision; make the bundle with more events');
    return events.map((event, index) => (index === at ? { ...event, data: { ...event.data, ...change(decidedOf(event), events) } } : event));
  });

const gated = ({ decision, mode }: Decided): boolean => decision === 'require-approval' && mode === 'enforce';
const looking = ({ inputs }: Decided): boolean => inputs.autonomy === 'observe';

/** The manifest is signed again over what is left, and says of no more. */
const resealed = (change: (bundle: OpenedBundle) => void) => (bundle: OpenedBundle): void => {
  change(bundle);
  reseal(bundle, (statement) => ({
    ...statement, predicate: { ...statement.predicate, snapshots: statement.predicate.snapshots.filter(({ path }) => bundle.files.has(path)) },
  }));
};

const policies = ({ files }: OpenedBundle, folder: string): readonly string[] => [...files.keys()].filter((name) => name.startsWith(folder)).toSorted();

/** A version published anew with another Cedar text, as if it had always been that. */
function republish(bundle: OpenedBundle, text: string): void {
  const path = policies(bundle, 'policy/boundaries/')[0] ?? '';
  const before = sha256Hex(textOf(bundle, path));
  const file = JSON.parse(textOf(bundle, path)) as BoundariesFile;
  const bytes = jcsBytes({ ...file, cedar_digest: sha256Hex(text) });
  bundle.files.set(path, bytes).set(`policy/cedar/${file.version}.cedar`, encodeUtf8(text));
  const digest = sha256Hex(bytes);
  rewriteLog(bundle, (events) => events.map((event) => {
    if (event.type === 'policy.decided' && decidedOf(event).policy_digest === before) return { ...event, data: { ...event.data, policy_digest: digest } };
    return event.type === 'policy.published' && event.data['digest'] === before ? { ...event, data: { ...event.data, digest } } : event;
  }));
}

/** What insiders can do to decisions and policies: everything else of the bundle agrees with it. */
export const POLICY_TAMPERS: readonly Tamper[] = [
  toContent('permit-past-the-gate', 'policy.decision-differs', 'a decision that asked for an approval recorded as a permit', decide(gated, () => ({ decision: 'permit', rule: 'within-boundary', obligations: [] }))),
  toContent('lower-the-gate', 'policy.obligations-differ', 'the approval taken out of a decision’s obligations', decide(gated, ({ obligations }) => ({ obligations: obligations.filter((each) => !each.startsWith('approvals:')) }))),
  toContent('call-it-advisory', 'policy.mode-differs', 'a binding decision recorded as log-only', decide(gated, () => ({ mode: 'log-only' }))),
  toContent('name-another-rule', 'policy.rule-differs', 'a decision recorded by a rule that does not decide it', decide(gated, () => ({ rule: 'emergency' }))),
  toContent('soften-the-inputs', 'policy.inputs-differ', 'a decision recorded on an environment that the action does not have', decide((data) => looking(data) && data.inputs.environment === 'production', ({ inputs }) => ({ inputs: { ...inputs, environment: 'staging' } }))),
  toContent('decide-by-the-old-version', 'policy.version-differs', 'a decision recorded by the version before', decide(looking, (_, events) => {
    const first = events.find((event) => event.type === 'policy.published');
    if (first === undefined) throw new Error('no policy was published');
    return { policy_version: String(first.data['version']), policy_digest: String(first.data['digest']) };
  })),
  toContent('drop-policy-and-reseal', 'policy.missing-policy', 'a policy version left out', resealed((bundle) => void bundle.files.delete(policies(bundle, 'policy/boundaries/')[0] ?? ''))),
  toContent('drop-cedar-and-reseal', 'policy.missing-policy', 'the Cedar text of a version left out', resealed((bundle) => void bundle.files.delete(policies(bundle, 'policy/cedar/')[0] ?? ''))),
  toContent('loosen-cedar-and-reseal', 'policy.missing-policy', 'the Cedar text of a version made to permit everything', resealed((bundle) => void bundle.files.set(policies(bundle, 'policy/cedar/')[0] ?? '', encodeUtf8('permit (principal, action, resource);\n')))),
  toContent('drop-graphs-and-reseal', 'policy.missing-input', 'every snapshot of the system graph left out', resealed((bundle) => policies(bundle, 'graph/').forEach((name) => bundle.files.delete(name)))),
  toContent('erring-policy', 'policy.evaluation-error', 'a version published anew with a policy that errs on every request', (bundle) => republish(bundle, 'permit (principal, action, resource);\nforbid (principal, action, resource) when { principal.absent };\n')),
  toContent('unreadable-policy', 'policy.unreadable', 'a version published anew with a text that is not Cedar', (bundle) => republish(bundle, 'allow everything\n')),
  toContent('policy-too-deep', 'policy.unreadable', 'a version published anew with brackets nested so deeply that they would end the evaluator', (bundle) => republish(bundle, `permit (principal, action, resource) when { ${'('.repeat(400)}true${')'.repeat(400)} };\n`)),
];
