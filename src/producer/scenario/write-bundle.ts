import { sha256Hex } from '../../core/crypto/index.ts';
import type { Signer } from '../keys/demonstration-keys.ts';
import { salt, type EventContent, type WithheldValue } from '../seal/event-chain.ts';
import { sealBundle } from '../seal/seal-bundle.ts';
import { bundleFile, type BundleFile } from '../seal/spool.ts';
import { createStreamWriter } from '../seal/stream-writer.ts';
import { iso, PERIOD_FROM, PERIOD_TO, SEALED_AT } from './calendar.ts';
import { streamOrigins } from './keyring.ts';
import { TENANT } from './organisation.ts';
import { demonstrationSeal } from './seal.ts';
import { simulate, type Simulated } from './simulate.ts';
import { snapshotFiles } from './snapshots.ts';
import type { Draft, StreamName } from './thread.ts';
import type { World } from './world.ts';

export interface ScenarioInput {
  readonly world: World;
  readonly events: number;
  readonly incident: boolean;
  /** Signs the manifest beside the evidence store. */
  readonly notary: Signer;
  /** An existing, empty directory for the streams' files while they grow. */
  readonly spool: string;
}

const PRODUCER = { name: 'halden-control-plane (demonstration)', version: '4.2.0' };
const PRIVACY_OFFICER = 'person:beatriz.nogueira';

/** Simulates the quarter and seals it into `path`. */
export async function writeScenario(path: string, input: ScenarioInput): Promise<Simulated> {
  const { world } = input;
  const store = world.keyring.store;
  const origins = streamOrigins(input.incident);
  const writer = (name: StreamName) => createStreamWriter(input.spool, name, origins[name], store, PRIVACY_OFFICER);
  const streams = { plane: writer('plane'), telemetry: writer('telemetry') };
  const files: BundleFile[] = [];
  const simulated = simulate(world, input.events, input.incident, {
    event: (draft) => streams[draft.stream].append(content(world.seed, draft), withheldBecause(draft)),
    file: (name, bytes) => void files.push(bundleFile(name, bytes)),
  });
  const [plane, telemetry] = [streams.plane.finish(), streams.telemetry.finish()];
  const { files: standing, snapshots } = snapshotFiles(world, simulated.tickets, simulated.runs);
  await sealBundle(path, [...files, ...standing, ...plane.files, ...telemetry.files], {
    signers: [store, input.notary],
    seal: (manifest) => demonstrationSeal(world.seed, input.notary, world.keyring.recipient, manifest),
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
  return simulated;
}

/** The draft as the chain takes it. Drafts hold JSON only; the canonical writer throws for anything else. */
function content(seed: string, draft: Draft): EventContent {
  const { time, stream: _stream, secrets, ...said } = draft;
  const members = { ...said, timestamp: iso(time) } as unknown as EventContent['members'];
  if (secrets === undefined) return { members };
  const withheld = Object.fromEntries(Object.entries(secrets).map(([name, { value, disclosed }]): [string, WithheldValue] => [
    name, { salt: salt(seed, `${draft.record_id}/${name}`), value, disclosed },
  ]));
  return { members, withheld };
}

function withheldBecause({ secrets }: Draft): Record<string, string> {
  return Object.fromEntries(Object.entries(secrets ?? {}).flatMap(([name, { disclosed, reason }]) => (
    disclosed ? [] : [[name, reason ?? 'personal data']]
  )));
}
