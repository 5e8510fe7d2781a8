import { sha256Hex } from '../../core/crypto/index.ts';
import type { Draft } from '../scenario/thread.ts';
import { HOUR, MINUTE, SECOND } from '../scenario/calendar.ts';
import { request } from '../scenario/life-cycle.ts';
import { serviceActor } from '../scenario/thread.ts';
import { mergeDescriptor } from '../scenario/threads/merge.ts';
import { castOf, playMerge } from './verbs.ts';
import { CLOCK_SCENES } from './clocks.ts';
import { CONTINUITY_SCENES } from './continuity.ts';
import { merge, scene, tampered, type Play } from './sealed-scene.ts';
import type { Scene, Stage } from './scene.ts';

/** The agents' signs of life before and after a silence of so many milliseconds; `runs` is what both tell of. */
const pulse = (silence: number, runs: number, outage: boolean): Play => ({ t }) => {
  playMerge(t);
  const { agent, tester } = castOf(t);
  const beat = (id: string, fleet: string, active: number): void => void t.emit('agent.heartbeat', { fleet_id: fleet, active_runs: active }, { actor: { kind: 'agent', id }, stream: 'telemetry', causes: [] });
  t.time += 2 * HOUR;
  for (const each of [agent, tester, ...t.world.agents.filter((other) => other.purpose === 'observe').slice(0, 1)]) beat(each.id, each.fleet, 0);
  t.time += MINUTE;
  const from = t.time;
  beat(agent.id, agent.fleet, runs);
  t.time += silence;
  beat(agent.id, agent.fleet, runs);
  if (!outage) return;
  t.time += MINUTE;
  const iso = (time: number): string => new Date(time).toISOString();
  t.emit('log.outage-declared', { stream: 'plane', from: iso(from - SECOND), until: iso(t.time), reason: 'the collector was moved' }, { actor: serviceActor('service:evidence-store'), causes: [] });
};

/** A request whose event withholds something, as the merge of the story does. */
const withholding = (field: string, reason: string): Play => ({ t }) => {
  const { merge: asked, cast } = playMerge(t);
  t.time += HOUR;
  request(t, { agent: cast.agent, descriptor: mergeDescriptor({ ...asked, title: 'Ask again' }), secrets: { [field]: { value: 'as it was said', disclosed: false, reason } } });
};

const revised = (change: (draft: Draft) => Draft): Play => (stage: Stage) => {
  merge(stage);
  stage.revise((each) => [change(each)]);
};
const artifact = (changes: object): Play => revised((each) => (each.type === 'artifact.recorded' && each.data['kind'] === 'junit' ? { ...each, data: { ...each.data, ...changes } } : each));

/** A result of which the file is there, as recorded, and holds nothing. */
const emptyArtifact: Play = ({ t }) => {
  const { work } = playMerge(t);
  const path = 'artifacts/art-empty/junit.xml';
  t.addFile(path, new Uint8Array());
  t.emit('artifact.recorded', { artifact_id: 'art-empty', kind: 'junit', path, media_type: 'application/xml', digest: sha256Hex('') }, { actor: serviceActor('service:evidence-store'), action: work.id });
};

/** Scenes of the tests that restate what the verifier found. */
export const INTEGRITY_SCENES: readonly Scene[] = [
  scene('CT-01', 'clean', 'sealed-and-whole', 'pass', 'file-matches'),
  tampered('CT-01', 'violating', 'change-file', 'fail', 'file-differs'),
  tampered('CT-01', 'violating', 'drop-file', 'fail', 'file-missing'),
  tampered('CT-01', 'violating', 'revoked-before-signing', 'fail', 'signature-fails'),
  tampered('CT-01', 'near-miss', 'add-file', 'fail', 'file-unlisted'),
  scene('CT-01', 'cannot-tell', 'no-keys-chosen', 'indeterminate', 'signature-undecided', { distrusted: true }),

  scene('CT-02', 'clean', 'chain-holds', 'pass', 'recomputed'),
  tampered('CT-02', 'violating', 'graft-genesis', 'fail', 'diverges'),
  tampered('CT-02', 'violating', 'relink-tail', 'fail', 'other-end'),
  tampered('CT-02', 'near-miss', 'flip-event-byte', 'fail', 'diverges-once'),
  tampered('CT-02', 'cannot-tell', 'behead-and-reseal', 'indeterminate', 'not-recomputed'),

  scene('CT-03', 'clean', 'in-sequence', 'pass', 'in-sequence'),
  tampered('CT-03', 'violating', 'delete-many-events', 'fail', 'gap'),
  tampered('CT-03', 'violating', 'fork-log', 'fail', 'forked'),
  tampered('CT-03', 'violating', 'duplicate-event', 'fail', 'repeated'),
  tampered('CT-03', 'violating', 'swap-events', 'fail', 'out-of-order'),
  tampered('CT-03', 'violating', 'insert-event', 'fail', 'count-differs'),
  tampered('CT-03', 'near-miss', 'delete-event', 'fail', 'gap'),
  tampered('CT-03', 'cannot-tell', 'behead-and-reseal', 'indeterminate', 'not-followed'),

  scene('CT-04', 'clean', 'ends-at-its-head', 'pass', 'ends-at-signed-head'),
  tampered('CT-04', 'violating', 'truncate-and-reseal', 'fail', 'head-differs'),
  tampered('CT-04', 'near-miss', 'older-checkpoint', 'fail', 'head-differs'),
  tampered('CT-04', 'cannot-tell', 'drop-checkpoint', 'indeterminate', 'no-signed-head'),
  scene('CT-04', 'cannot-tell', 'no-keys-chosen', 'indeterminate', 'head-unproved', { distrusted: true }),

  ...CONTINUITY_SCENES,
  ...CLOCK_SCENES,

  scene('CT-07', 'clean', 'keys-good', 'pass', 'key-good'),
  tampered('CT-07', 'violating', 'edit-approval', 'fail', 'signature-invalid'),
  tampered('CT-07', 'violating', 'package-by-runner', 'fail', 'key-refused'),
  tampered('CT-07', 'near-miss', 'revoked-before-signing', 'fail', 'key-refused'),
  scene('CT-07', 'cannot-tell', 'no-keys-chosen', 'indeterminate', 'key-unknown', { distrusted: true }),

  scene('CT-08', 'clean', 'artifacts-as-cited', 'pass', 'as-cited'),
  tampered('CT-08', 'violating', 'drop-artifact-and-reseal', 'fail', 'missing'),
  tampered('CT-08', 'violating', 'add-file', 'fail', 'cited-by-nobody'),
  scene('CT-08', 'violating', 'cited-as-something-else', 'fail', 'other-media-type', { play: artifact({ media_type: 'application/json' }) }),
  scene('CT-08', 'violating', 'empty-result', 'fail', 'empty', { play: emptyArtifact }),
  scene('CT-08', 'near-miss', 'digest-of-another', 'fail', 'other-content', { play: artifact({ digest: '0'.repeat(64) }) }),
  scene('CT-08', 'cannot-tell', 'nothing-recorded', 'not-applicable', '', { play: ({ t }) => void t.emit('agent.heartbeat', { fleet_id: 'fleet:test', active_runs: 0 }, { actor: serviceActor('service:orchestrator') }) }),

  scene('CT-09', 'clean', 'covered', 'pass', 'covered'),
  tampered('CT-09', 'violating', 'replace-event', 'fail', 'hash-fails'),
  tampered('CT-09', 'near-miss', 'revoked-before-signing', 'fail', 'signature-fails'),
  tampered('CT-09', 'cannot-tell', 'relink-tail', 'indeterminate', 'other-file'),
  scene('CT-09', 'cannot-tell', 'no-keys-chosen', 'indeterminate', 'signature-undecided', { distrusted: true }),

  scene('CT-10', 'clean', 'prompt-withheld-and-declared', 'pass', 'committed', { play: withholding('prompt', 'personal data') }),
  scene('CT-10', 'violating', 'outcome-withheld', 'fail', 'needed-by-controls', { play: withholding('approver', 'not for readers') }),
  scene('CT-10', 'near-miss', 'reason-of-blanks', 'fail', 'no-reason', { play: withholding('prompt', '  ') }),
  scene('CT-10', 'cannot-tell', 'nothing-withheld', 'not-applicable', ''),

  scene('CT-11', 'clean', 'silent-within-the-limit', 'pass', 'recorded', { play: pulse(HOUR, 1, false) }),
  scene('CT-11', 'clean', 'outage-declared', 'pass', 'outage-declared', { play: pulse(5 * HOUR, 1, true) }),
  scene('CT-11', 'violating', 'silent-for-five-hours', 'fail', 'silent-while-active', { play: pulse(5 * HOUR, 2, false) }),
  scene('CT-11', 'near-miss', 'silent-for-exactly-the-limit', 'pass', 'recorded', { play: pulse(4 * HOUR, 1, false) }),
  scene('CT-11', 'cannot-tell', 'no-sign-of-life', 'indeterminate', 'no-sign-of-life'),
];
