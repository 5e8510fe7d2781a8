import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Signer } from './keys/demonstration-keys.ts';
import { createKeyring } from './scenario/keyring.ts';
import { MIN_EVENTS } from './scenario/schedule.ts';
import { planStory, type Cause } from './scenario/story/plan.ts';
import type { StoryFacts } from './scenario/story/story-thread.ts';
import { createWorld } from './scenario/world.ts';
import { writeScenario } from './scenario/write-bundle.ts';
import { jcsBytes } from './seal/jcs.ts';
import { tamperBundle } from './tamper/index.ts';
import { demonstrationTrustPack } from './trust-pack.ts';

export { MIN_EVENTS };
export { TAMPERS } from './tamper/index.ts';
export { CAUSES, causeOf } from './scenario/story/plan.ts';

export interface SampleRequest {
  readonly scenario: 'clean' | 'incident';
  readonly seed: string | number;
  /** Exact number of events over all streams, at least `MIN_EVENTS`. */
  readonly events: number;
  readonly outDir: string;
  /** Signs the manifest in place of the demonstration notary. */
  readonly signer?: Signer;
  /** Name of a change from `TAMPERS`: only the changed copy is kept, as `<scenario>-<seed>.<tamper>.evidence.zip`. */
  readonly tamper?: string;
}

/** What the sample tells of, for tests and demonstrations. Nothing of it is written into the bundle. */
interface Story extends StoryFacts {
  /** Record of the reported figure that is true of the twin only. */
  readonly misreported: string;
  readonly cause: Cause | null;
  /** The cause that the seed's incident has; the clean twin has none. */
  readonly twinCause: Cause;
  readonly agent: string;
  readonly owner: string;
  readonly approver: string;
  readonly system: string;
  readonly startedAt: string;
}

export interface Sample {
  readonly bundlePath: string;
  readonly trustPackPath: string;
  readonly story: Story;
}

/** About this many requests have their prompt withheld for good, however many events there are. */
const WITHHELD = 40;

/**
 * Writes `<scenario>-<seed>.evidence.zip` and `demo.trust-pack.json` into `outDir`. The same request gives the same
 * bytes on any machine. Throws RangeError for fewer than `MIN_EVENTS` events.
 */
export async function writeSample(sample: SampleRequest): Promise<Sample> {
  const seed = String(sample.seed);
  if (!/^[A-Za-z0-9-]{1,32}$/.test(seed)) throw new RangeError('a seed is 1 to 32 letters, digits and hyphens');
  const world = createWorld(seed, Math.min(0.03, (WITHHELD * 8) / sample.events));
  const notary = sample.signer ?? createKeyring(seed).notary;
  await mkdir(sample.outDir, { recursive: true });
  const spool = await mkdtemp(join(sample.outDir, '.spool-'));
  try {
    const sealed = join(spool, 'sealed');
    const { story } = await writeScenario(sealed, {
      world, events: sample.events, incident: sample.scenario === 'incident', notary, spool,
    });
    const { tamper } = sample;
    const bundlePath = join(sample.outDir, `${sample.scenario}-${seed}${tamper === undefined ? '' : `.${tamper}`}.evidence.zip`);
    const trustPackPath = join(sample.outDir, 'demo.trust-pack.json');
    await writeFile(trustPackPath, jcsBytes(demonstrationTrustPack(seed, world.keyring)));
    if (tamper === undefined) await rename(sealed, bundlePath);
    else await tamperBundle(tamper, sealed, bundlePath, seed, { ...world.keyring, notary });
    const plan = planStory(world);
    return {
      bundlePath,
      trustPackPath,
      story: {
        ...story,
        cause: sample.scenario === 'incident' ? plan.cause : null,
        twinCause: plan.cause,
        agent: plan.agent.id,
        owner: plan.owner.id,
        approver: plan.approver.id,
        system: plan.system.name,
        startedAt: new Date(plan.start).toISOString(),
      },
    };
  } finally {
    await rm(spool, { recursive: true, force: true });
  }
}
