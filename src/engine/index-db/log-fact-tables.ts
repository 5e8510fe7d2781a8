import type { LogFacts } from '../../core/model/record.ts';
import * as schema from './governance-schema.ts';
import type { GovernedRows } from './governed-rows.ts';

export async function writeLogFacts({ at, told, seen, rows }: GovernedRows, log: LogFacts): Promise<void> {
  await rows(schema.STREAM_SPANS, log.streams, (each) => ({ stream: each.stream, decreases: each.decreases, ...seen(each) }));
  await rows(schema.TIME_DECREASES, log.streams.flatMap(({ stream, decreased }) => decreased.map((each) => ({ stream, each }))), ({ stream, each }) => ({
    stream, milliseconds: each.milliseconds, time_ms: each.time, ...at(each.at),
  }));
  await rows(schema.ACTORS, log.actors, (each) => ({ actor_id: each.actorId, actor_kind: each.actorKind, registered: each.registered, ...seen(each) }));
  await rows(schema.AGENT_VERSIONS, log.agentVersions, (each) => ({ agent_id: each.agentId, version: each.version, ...seen(each) }));
  await rows(schema.SILENCES, log.silentWindows, (each) => ({
    agent_id: each.agentId, from_ms: each.from, until_ms: each.until, heartbeats: each.heartbeats, active_runs: each.activeRuns, ...at(each.at),
  }));
  await rows(schema.OUTAGES, log.outages, (each) => ({ stream: each.stream, from_ms: each.from, until_ms: each.until, reason: each.reason, ...told(each) }));
  await rows(schema.PURGES, log.purges, (each) => ({ stream: each.stream, before_ms: each.before, reason: each.reason, hold: each.hold, ...told(each) }));
  await rows(schema.REDACTIONS, log.redactions, (each) => ({ path: each.path, field: each.field, by_id: each.by, reason: each.reason, found: each.found, ...at(each.at) }));
  await rows(schema.WITHHELD_FIELDS, log.withheldFields, (each) => ({
    type: each.type, field: each.field, withheld: each.withheld, disclosed: each.disclosed, undeclared: each.undeclared, ...at((each.firstUndeclared ?? each.first).at),
  }));
  await rows(schema.UNCITED_ARTIFACTS, log.uncitedArtifacts, at);
}
