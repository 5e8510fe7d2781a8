import type { IdpFile } from '../../core/bundle/format.ts';
import { sha256Hex } from '../../core/crypto/index.ts';
import type { Signer } from '../keys/demonstration-keys.ts';
import { sealBundle } from '../seal/seal-bundle.ts';
import { bundleFile, type BundleFile } from '../seal/spool.ts';
import { createStreamWriter } from '../seal/stream-writer.ts';
import { iso, PERIOD_FROM, PERIOD_TO, SEALED_AT } from './calendar.ts';
import { TENANT } from './organisation.ts';
import { demonstrationSeal } from './seal.ts';
import { eventContent, withheldBecause } from './event-content.ts';
import { roleChangeOf } from './role-changes.ts';
import { simulate, type Simulated, type Sink } from './simulate.ts';
import { snapshotFiles, type Edit } from './snapshots.ts';
import { streamOrigins, type StreamName } from './streams.ts';
import type { World } from './world.ts';

/** What the quarter is sealed with. */
export interface QuarterInput {
  readonly world: World;
  readonly incident: boolean;
  /** Signs the manifest beside the evidence store. */
  readonly notary: Signer;
  /** An existing, empty directory for the streams' files while they grow. */
  readonly spool: string;
  /** What is added once the manifest is signed. */
  readonly seal?: (manifest: Uint8Array) => readonly BundleFile[];
  /** Changes a document that stands around the events, or takes it away. */
  readonly edit?: Edit;
}

export interface ScenarioInput extends QuarterInput {
  readonly events: number;
}

const PRODUCER = { name: 'halden-control-plane (demonstration)', version: '4.2.0' };
const PRIVACY_OFFICER = 'person:beatriz.nogueira';

/** Simulates the quarter and seals it into `path`. */
export async function writeScenario(path: string, input: ScenarioInput): Promise<Simulated> {
  const { world, notary } = input;
  return writeQuarter(path, { ...input, seal: (manifest) => demonstrationSeal(world.seed, notary, world.keyring.recipient, manifest) }, (sink) => (
    simulate(world, input.events, input.incident, sink)
  ));
}

/** Seals what `produce` makes of the quarter, with everything that stands around it. */
export async function writeQuarter<S extends Pick<Simulated, 'tickets' | 'runs'>>(path: string, input: QuarterInput, produce: (sink: Sink) => S): Promise<S> {
  const { world, notary } = input;
  const store = world.keyring.store;
  const origins = streamOrigins(input.incident);
  const writer = (name: StreamName) => createStreamWriter(input.spool, name, origins[name], store, PRIVACY_OFFICER);
  const streams = { plane: writer('plane'), telemetry: writer('telemetry') };
  const files: BundleFile[] = [];
  const roleChanges: IdpFile['role_changes'][number][] = [];
  const made = produce({
    event(draft) {
      roleChanges.push(...roleChangeOf(draft));
      streams[draft.stream].append(eventContent(world.seed, draft), withheldBecause(draft));
    },
    file: (name, bytes) => void files.push(bundleFile(name, bytes)),
  });
  const [plane, telemetry] = [streams.plane.finish(), streams.telemetry.finish()];
  const { files: standing, snapshots } = snapshotFiles(world, { ...made, roleChanges }, input.edit);
  await sealBundle(path, [...files, ...standing, ...plane.files, ...telemetry.files], {
    signers: [store, notary],
    ...(input.seal === undefined ? {} : { seal: input.seal }),
    predicate: {
      bundle_id: `halden-freight-2026-q3-${sha256Hex(`${plane.statement.last.hash} ${telemetry.statement.last.hash}`).slice(0, 16)}`,
      created_at: iso(SEALED_AT),
      producer: PRODUCER,
      tenant: TENANT,
      period: { from: iso(PERIOD_FROM), to: iso(PERIOD_TO) },
      streams: [plane.statement, telemetry.statement],
      snapshots,
      redactions: [...plane.redactions, ...telemetry.redactions],
    },
  });
  return made;
}
