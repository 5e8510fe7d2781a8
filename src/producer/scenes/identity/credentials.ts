import type { CredentialsFile } from '../../../core/bundle/format.ts';
import { PARAMETERS } from '../../../core/controls/parameters.ts';
import { DAY, HOUR, iso } from '../../scenario/calendar.ts';
import { serviceActor } from '../../scenario/thread.ts';
import { workersOf } from '../../scenario/world.ts';
import { playQuery } from '../query.ts';
import type { Scene, Stage } from '../scene.ts';

const KEY = 'cred-observe-1';

type Row = CredentialsFile['credentials'][number];

/** An observer asks, and every event of its own is authenticated with one key. Returns who, and when the key was used first and last. */
function askWithKey(stage: Stage): { readonly agent: string; readonly first: number; readonly last: number } {
  const { agent } = playQuery(stage.t);
  stage.revise((each) => [each.actor.id === agent.id ? { ...each, actor: { ...each.actor, credential: KEY } } : each]);
  const own = stage.t.events.filter((each) => each.actor.id === agent.id);
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) throw new Error('an observer asks');
  return { agent: agent.id, first: first.time, last: last.time };
}

function key({ edit }: Stage, principal: string, issuedAt: number, more: Partial<Row> = {}): void {
  edit<CredentialsFile>('identity/credentials.json', ({ credentials }) => ({
    credentials: [...credentials, { id: KEY, principal, kind: 'workload-identity', issued_at: iso(issuedAt), expires_at: null, revoked_at: null, ...more }],
  }));
}

export const CREDENTIAL_SCENES: readonly Scene[] = [
  {
    control: 'CT-16', kind: 'clean', name: 'one-key-of-ten-days', expects: { outcome: 'pass', reason: 'in-order' },
    play(stage) {
      const { agent, last } = askWithKey(stage);
      key(stage, agent, last - 10 * DAY, { expires_at: iso(last + DAY) });
    },
  },
  {
    control: 'CT-16', kind: 'cannot-tell', name: 'one-id-issued-for-longer', expects: { outcome: 'indeterminate', reason: 'issued-twice' },
    play(stage) {
      const { agent, first, last } = askWithKey(stage);
      key(stage, agent, first - DAY, { expires_at: iso(last) });
      stage.t.emit('credential.issued', { credential_id: KEY, principal: agent, kind: 'workload-identity', expires_at: iso(last + DAY) }, { actor: serviceActor('service:identity'), at: first - HOUR, causes: [] });
    },
  },
  {
    control: 'CT-16', kind: 'near-miss', name: 'snapshot-and-event-of-one-issue', expects: { outcome: 'pass', reason: 'in-order' },
    play(stage) {
      const { agent, first, last } = askWithKey(stage);
      key(stage, agent, first - DAY, { expires_at: iso(last + DAY) });
      stage.t.emit('credential.issued', { credential_id: KEY, principal: agent, kind: 'workload-identity', expires_at: iso(last + DAY) }, { actor: serviceActor('service:identity'), at: first - HOUR, causes: [] });
    },
  },
  {
    control: 'CT-16', kind: 'violating', name: 'one-key-for-two-agents', expects: { outcome: 'fail', reason: 'shared' },
    play(stage) {
      const { agent, last } = askWithKey(stage);
      const second = workersOf(stage.t.world, 'observe')[1]!;
      playQuery(stage.t, { agent: second });
      stage.revise((each) => [each.actor.id === second.id ? { ...each, actor: { ...each.actor, credential: KEY } } : each]);
      key(stage, agent, last - DAY);
    },
  },
  {
    control: 'CT-16', kind: 'violating', name: 'key-that-had-been-revoked', expects: { outcome: 'fail', reason: 'used-after-revocation' },
    play(stage) {
      const { t } = stage;
      const agent = workersOf(t.world, 'observe')[0]!;
      t.emit('credential.issued', { credential_id: KEY, principal: agent.id, kind: 'api-key', expires_at: null }, { actor: { kind: 'service', id: 'service:identity-bridge' } });
      t.emit('credential.revoked', { credential_id: KEY, reason: 'found in a log' }, { actor: { kind: 'service', id: 'service:identity-bridge' } });
      askWithKey(stage);
    },
  },
  {
    control: 'CT-16', kind: 'violating', name: 'key-of-somebody-else', expects: { outcome: 'fail', reason: 'used-by-another' },
    play(stage) {
      const { last } = askWithKey(stage);
      key(stage, 'person:amara.okafor', last - DAY);
    },
  },
  {
    control: 'CT-16', kind: 'near-miss', name: 'used-a-millisecond-before-its-issue', expects: { outcome: 'fail', reason: 'used-before-issue' },
    play(stage) {
      const { agent, first } = askWithKey(stage);
      key(stage, agent, first + 1);
    },
  },
  {
    control: 'CT-16', kind: 'near-miss', name: 'used-in-the-millisecond-of-its-issue', expects: { outcome: 'pass', reason: 'in-order' },
    play(stage) {
      const { agent, first } = askWithKey(stage);
      key(stage, agent, first);
    },
  },
  {
    control: 'CT-16', kind: 'near-miss', name: 'used-in-the-millisecond-of-its-expiry', expects: { outcome: 'fail', reason: 'used-after-expiry' },
    play(stage) {
      const { agent, last } = askWithKey(stage);
      key(stage, agent, last - DAY, { expires_at: iso(last) });
    },
  },
  {
    control: 'CT-16', kind: 'near-miss', name: 'as-old-as-is-allowed', expects: { outcome: 'pass', reason: 'in-order' },
    play(stage) {
      const { agent, last } = askWithKey(stage);
      key(stage, agent, last - PARAMETERS.credentialAge);
    },
  },
  {
    control: 'CT-16', kind: 'near-miss', name: 'a-millisecond-older-than-is-allowed', expects: { outcome: 'fail', reason: 'too-old' },
    play(stage) {
      const { agent, last } = askWithKey(stage);
      key(stage, agent, last - PARAMETERS.credentialAge - 1);
    },
  },
  {
    control: 'CT-16', kind: 'cannot-tell', name: 'key-of-which-nobody-tells', expects: { outcome: 'indeterminate', reason: 'issue-unknown' },
    play: (stage) => void askWithKey(stage),
  },
];
