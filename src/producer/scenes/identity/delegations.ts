import { PARAMETERS } from '../../../core/controls/parameters.ts';
import { HOUR, iso, MINUTE } from '../../scenario/calendar.ts';
import type { Work } from '../../scenario/work.ts';
import { workersOf } from '../../scenario/world.ts';
import { playQuery, startOf } from '../query.ts';
import { startAgain } from '../verbs.ts';
import type { Scene, Stage } from '../scene.ts';

const SCOPE = 'data.query@production';

interface Hop {
  readonly id: string;
  readonly parent: string | null;
  readonly from: string;
  readonly to: string;
  readonly scopes?: readonly string[];
  readonly expiresAt?: number;
}

function grant({ t }: Stage, { id, parent, from, to, scopes = [SCOPE], expiresAt }: Hop): void {
  t.emit('delegation.granted', { delegation_id: id, parent, from, to, scopes, expires_at: iso(expiresAt ?? t.time + 8 * HOUR) }, {
    actor: { kind: 'service', id: 'service:identity-bridge' },
  });
  t.time += MINUTE;
}

/** The observer asks under a delegation that was passed to it. */
function ask(stage: Stage, delegation: string): Work {
  const work = playQuery(stage.t);
  stage.revise((each) => [each.type === 'action.requested' ? { ...each, data: { ...each.data, delegation } } : each]);
  return work;
}

const observer = ({ t }: Stage): string => workersOf(t.world, 'observe')[0]!.id;

/** A person, so many services, the observer: each passes on what it was given. Returns the last delegation. */
function chain(stage: Stage, hops: number): string {
  const stations = ['person:amara.okafor', ...Array.from({ length: hops - 1 }, (_, at) => `service:station-${at + 1}`), observer(stage)];
  for (let at = 0; at < hops; at += 1) {
    grant(stage, { id: `del-${at + 1}`, parent: at === 0 ? null : `del-${at}`, from: stations[at]!, to: stations[at + 1]! });
  }
  return `del-${hops}`;
}

const PERSON = 'person:amara.okafor';
/** One id, given by a person to several in turn, before the observer acts under it or afterwards. */
const granted = (stage: Stage, to: readonly string[], when: 'before' | 'between' = 'before', expiresAt?: number): void => {
  const each = to.map((holder) => ({ id: 'del-1', parent: null, from: PERSON, to: holder, ...(expiresAt === undefined ? {} : { expiresAt }) }));
  const [first, ...others] = each;
  if (first !== undefined) grant(stage, first);
  if (when === 'before') for (const other of others) grant(stage, other);
  ask(stage, 'del-1');
  if (when === 'between') for (const other of others) grant(stage, other);
};
/** One id with one scope, then with another; then passed on with these. */
const passedOn = (...scopes: readonly string[]): Scene['play'] => (stage) => {
  for (const scope of [SCOPE, 'data.query@staging']) grant(stage, { id: 'del-1', parent: null, from: PERSON, to: 'service:orchestrator', scopes: [scope] });
  grant(stage, { id: 'del-2', parent: 'del-1', from: 'service:orchestrator', to: observer(stage), scopes });
};
const others = ({ t }: Stage): readonly string[] => workersOf(t.world, 'observe').slice(1).map(({ id }) => id);

export const DELEGATION_SCENES: readonly Scene[] = [
  {
    control: 'CT-17', kind: 'clean', name: 'one-scope-of-two-passed-on', expects: { outcome: 'pass', reason: 'narrows' },
    play(stage) {
      grant(stage, { id: 'del-1', parent: null, from: 'person:amara.okafor', to: 'service:orchestrator', scopes: [SCOPE, 'data.query@staging'] });
      grant(stage, { id: 'del-2', parent: 'del-1', from: 'service:orchestrator', to: observer(stage) });
      ask(stage, 'del-2');
    },
  },
  {
    control: 'CT-17', kind: 'violating', name: 'more-passed-on-than-was-given', expects: { outcome: 'fail', reason: 'wider-than-parent' },
    play(stage) {
      grant(stage, { id: 'del-1', parent: null, from: 'person:amara.okafor', to: 'service:orchestrator' });
      grant(stage, { id: 'del-2', parent: 'del-1', from: 'service:orchestrator', to: observer(stage), scopes: [SCOPE, 'production.change@production'] });
    },
  },
  {
    control: 'CT-17', kind: 'violating', name: 'passed-on-by-somebody-else', expects: { outcome: 'fail', reason: 'broken-hop' },
    play(stage) {
      grant(stage, { id: 'del-1', parent: null, from: 'person:amara.okafor', to: 'service:orchestrator' });
      grant(stage, { id: 'del-2', parent: 'del-1', from: 'service:ci', to: observer(stage) });
    },
  },
  {
    control: 'CT-17', kind: 'violating', name: 'two-that-pass-each-other-on', expects: { outcome: 'fail', reason: 'circular' },
    play(stage) {
      grant(stage, { id: 'del-1', parent: 'del-2', from: 'service:ci', to: 'service:orchestrator' });
      grant(stage, { id: 'del-2', parent: 'del-1', from: 'service:orchestrator', to: 'service:ci' });
    },
  },
  {
    control: 'CT-17', kind: 'violating', name: 'begins-with-a-service', expects: { outcome: 'fail', reason: 'giver-not-a-person' },
    play: (stage) => grant(stage, { id: 'del-1', parent: null, from: 'service:orchestrator', to: observer(stage) }),
  },
  {
    control: 'CT-17', kind: 'violating', name: 'passed-on-before-it-was-given', expects: { outcome: 'fail', reason: 'passed-on-before-granted' },
    play(stage) {
      grant(stage, { id: 'del-2', parent: 'del-1', from: 'service:orchestrator', to: observer(stage) });
      grant(stage, { id: 'del-1', parent: null, from: 'person:amara.okafor', to: 'service:orchestrator' });
    },
  },
  {
    control: 'CT-17', kind: 'violating', name: 'used-before-it-was-given', expects: { outcome: 'fail', reason: 'used-before-granted' },
    play(stage) {
      ask(stage, 'del-1');
      grant(stage, { id: 'del-1', parent: null, from: 'person:amara.okafor', to: observer(stage) });
    },
  },
  {
    control: 'CT-17', kind: 'violating', name: 'used-by-another-than-its-holder', expects: { outcome: 'fail', reason: 'used-by-another' },
    play(stage) {
      grant(stage, { id: 'del-1', parent: null, from: 'person:amara.okafor', to: workersOf(stage.t.world, 'observe')[1]!.id });
      ask(stage, 'del-1');
    },
  },
  {
    control: 'CT-17', kind: 'violating', name: 'started-again-after-its-end', expects: { outcome: 'fail', reason: 'used-after-expiry' },
    play: (stage) => startAgain(stage, ask(stage, chain(stage, 2)), 12 * HOUR),
  },
  {
    control: 'CT-17', kind: 'near-miss', name: 'passed-on-in-the-millisecond-of-its-end', expects: { outcome: 'fail', reason: 'passed-on-after-expiry' },
    play(stage) {
      grant(stage, { id: 'del-1', parent: null, from: 'person:amara.okafor', to: 'service:orchestrator', expiresAt: stage.t.time + MINUTE });
      grant(stage, { id: 'del-2', parent: 'del-1', from: 'service:orchestrator', to: observer(stage) });
    },
  },
  {
    control: 'CT-17', kind: 'near-miss', name: 'as-many-hops-as-are-allowed', expects: { outcome: 'pass', reason: 'used-in-time' },
    play: (stage) => void ask(stage, chain(stage, PARAMETERS.delegationDepth)),
  },
  {
    control: 'CT-17', kind: 'near-miss', name: 'one-hop-more-than-is-allowed', expects: { outcome: 'fail', reason: 'too-deep' },
    play: (stage) => void chain(stage, PARAMETERS.delegationDepth + 1),
  },
  {
    control: 'CT-17', kind: 'near-miss', name: 'first-hop-ends-in-the-millisecond-of-the-start', expects: { outcome: 'fail', reason: 'used-after-expiry' },
    play(stage) {
      ask(stage, chain(stage, 2));
      const end = iso(startOf(stage.t));
      stage.revise((each) => [each.data['delegation_id'] === 'del-1' ? { ...each, data: { ...each.data, expires_at: end } } : each]);
    },
  },
  {
    control: 'CT-17', kind: 'cannot-tell', name: 'granted-before-the-record-begins', expects: { outcome: 'indeterminate', reason: 'hop-not-recorded' },
    play: (stage) => void ask(stage, 'del-of-last-year'),
  },
  {
    control: 'CT-17', kind: 'cannot-tell', name: 'id-granted-again-to-another', expects: { outcome: 'indeterminate', reason: 'granted-twice' },
    play: (stage) => granted(stage, [observer(stage), ...others(stage).slice(0, 1)]),
  },
  {
    control: 'CT-17', kind: 'cannot-tell', name: 'id-granted-to-another-before', expects: { outcome: 'indeterminate', reason: 'granted-twice' },
    play: (stage) => granted(stage, [...others(stage).slice(0, 1), observer(stage)]),
  },
  {
    control: 'CT-17', kind: 'violating', name: 'id-granted-twice-and-never-to-its-user', expects: { outcome: 'fail', reason: 'used-by-another' },
    play: (stage) => granted(stage, [...others(stage).slice(0, 1), 'service:orchestrator']),
  },
  {
    control: 'CT-17', kind: 'near-miss', name: 'id-granted-again-to-another-after-it-was-used', expects: { outcome: 'pass', reason: 'used-in-time' },
    play: (stage) => granted(stage, [observer(stage), ...others(stage).slice(0, 1)], 'between'),
  },
  {
    control: 'CT-17', kind: 'near-miss', name: 'id-granted-again-on-the-same-terms', expects: { outcome: 'pass', reason: 'used-in-time' },
    play: (stage) => granted(stage, [observer(stage), observer(stage)], 'before', stage.t.time + 8 * HOUR),
  },
  {
    control: 'CT-17', kind: 'cannot-tell', name: 'passed-on-from-an-id-that-was-granted-with-less-too', expects: { outcome: 'indeterminate', reason: 'granted-twice' },
    play: passedOn(SCOPE),
  },
  {
    control: 'CT-17', kind: 'violating', name: 'more-passed-on-than-either-grant-of-the-id-gave', expects: { outcome: 'fail', reason: 'wider-than-parent' },
    play: passedOn(SCOPE, 'data.query@staging'),
  },
  {
    control: 'CT-17', kind: 'cannot-tell', name: 'from-somebody-no-snapshot-names', expects: { outcome: 'indeterminate', reason: 'giver-unknown' },
    play: (stage) => grant(stage, { id: 'del-1', parent: null, from: 'person:unknown', to: observer(stage) }),
  },
];
