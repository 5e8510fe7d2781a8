import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readTrustPack } from '../../../src/core/trust/index.ts';
import type { Run } from '../../../src/core/run.ts';
import type { Sample } from '../../../src/producer/index.ts';
import { causeOf, writeSample, type CAUSES } from '../../../src/producer/index.ts';
import { planStory, type StoryPlan } from '../../../src/producer/scenario/story/plan.ts';
import { repositoryNode, serviceNode } from '../../../src/producer/scenario/systems.ts';
import { createWorld } from '../../../src/producer/scenario/world.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { verifyPath } from '../../support/verify-path.ts';

/** The test that tells each cause, and the reason it gives. */
const TOLD: Readonly<Record<(typeof CAUSES)[number], readonly [control: string, reasons: readonly string[]]>> = {
  'moved-head': ['CT-27', ['digest-not-approved']],
  'self-approval': ['CT-26', ['approver-is-owner', 'account-of-owner']],
  'late-approval': ['CT-25', ['approval-after-start']],
  'failed-test': ['CT-41', ['tests-failed']],
  'ignored-denial': ['CT-21', ['denied-yet-executed', 'denied-in-log-only']],
};
/** Seeds that nothing else in the project uses. */
const SEEDS = ['told-1', 'told-2', 'told-3', 'told-4', 'told-5', 'told-6', 'told-7', 'told-8', 'told-9', 'told-10'];

async function told(folder: string, scenario: 'clean' | 'incident', seed: string): Promise<{ readonly sample: Sample; readonly run: Run; readonly touched: readonly string[]; readonly approvers: readonly string[] }> {
  const sample = await writeSample({ scenario, seed, events: 600, outDir: folder });
  const trust = readTrustPack(readFileSync(sample.trustPackPath));
  if (!trust.ok) throw new Error(trust.problem);
  const { run, record } = await verifyPath(sample.bundlePath, { trust, asOf: '2026-11-10T00:00:00.000Z' });
  const action = [...(record?.actions ?? [])].find((each) => each.id === sample.story.actions.merge);
  return { sample, run, touched: action?.finished?.value.effects ?? [], approvers: action?.approvals.map(({ value }) => value.approver) ?? [] };
}

const exceptions = (run: Run): readonly (readonly [string, string, string])[] =>
  run.controls.filter((each) => !each.advisory).flatMap(({ id, exceptions: all }) => all.map((fact) => [id, fact.subject, fact.reason] as const));

describe('the incident is told by the tool alone', () => {
  const folder = temporaryFolder('told');
  const plans = SEEDS.map((seed) => planStory(createWorld(seed, 0)));
  const different = (of: (plan: StoryPlan) => string): number => new Set(plans.map(of)).size;

  test('the seeds have different causes, approvers, agents and targets', () => {
    expect(SEEDS.map(causeOf)).toEqual(plans.map((plan) => plan.cause));
    expect([different(({ cause }) => cause) > 3, different(({ approver }) => approver.id) > 3, different(({ agent }) => agent.id) > 3, different(({ system }) => system.name) > 5]).toEqual([true, true, true, true]);
  });

  test.each(SEEDS)('seed %s: what went wrong, who approved, what it touched; and its twin has none of it', async (seed) => {
    const incident = await told(folder, 'incident', seed);
    const { story } = incident.sample;
    const [control, reasons] = TOLD[story.twinCause];
    const found = exceptions(incident.run);
    expect(found.some(([id, subject, reason]) => id === control && subject === story.actions.merge && reasons.includes(reason))).toBe(true);
    expect(found).toContainEqual(['CT-45', story.misreported, 'differs']);
    // Nothing is said of anything but the story, and of what was reported in spite of it.
    expect([...new Set(found.map(([, subject]) => subject))].filter((subject) => !subject.includes('000000') && subject !== story.misreported)).toEqual([]);
    expect(incident.approvers).toEqual([story.twinCause === 'self-approval' ? story.owner : story.approver]);
    expect(incident.touched).toEqual(expect.arrayContaining([repositoryNode(story.system), serviceNode(story.system, 'production')]));
    expect(incident.run.verdict.axes.find((each) => each.axis === 'controls')?.outcome).toBe('fail');

    const twin = await told(folder, 'clean', seed);
    expect(exceptions(twin.run)).toEqual([]);
    expect(twin.run.verdict.axes.map((each) => `${each.axis} ${each.outcome}`)).not.toContain('controls fail');
  });
});
