import type { Pointer } from '../../findings/index.ts';
import type { ControlContext } from '../context.ts';
import { grouped } from '../grouped.ts';
import { factsOf, iso } from '../fact.ts';
import { member as textOf, type Happening } from '../happenings.ts';
import type { ControlTest, Fact, Member } from '../types.ts';
import { isUnkept, unkeptOf, type UnkeptMember } from '../unkept.ts';
import { NONE, type Walk } from '../walk.ts';

/** CT-44: what went wrong in production became an incident, and serious incidents were reported in time. */
export type IncidentMember = DegradedMember | DeclaredMember;
interface DegradedMember extends Member {
  readonly kind: 'degraded';
  readonly time: number;
  /** The incident that names the release; null where none does. */
  readonly incident: string | null;
}
interface DeclaredMember extends Member {
  readonly kind: 'incident';
  /** The first event that tells of it. */
  readonly since: number;
  /** By the last classification when the time to report it was over, where that was serious; else by the last of all. Null where there is none. */
  readonly classification: { readonly name: string; readonly serious: boolean } | null;
  readonly reportedAt: number | null;
  readonly recipient: string | null;
  readonly limit: number;
  readonly recordEnds: number;
}

const TOLD: ReadonlySet<string> = new Set(['incident.declared', 'verification.completed']);

function incidentWalk({ record, happenings, parameters }: ControlContext): Walk<IncidentMember | UnkeptMember> {
  const ofActions: Happening[] = [];
  return {
    over(actions) {
      for (const { consequences } of actions) for (const each of consequences) if (TOLD.has(each.value.type)) ofActions.push(each);
      return NONE;
    },
    *rest() {
      const told = [...ofActions, ...(record.unattached ?? [])];
      const declared = told.filter((each) => each.value.type === 'incident.declared');
      const incidentOf = new Map(declared.map((each) => [textOf(each, 'release_id'), textOf(each, 'incident_id')]));
      const production = new Set([...happenings.releasesOf.values()].flat().filter((each) => textOf(each, 'environment') === 'production').map((each) => textOf(each, 'release_id')));
      const degraded = new Map<string, Happening>();
      for (const each of told) {
        const release = textOf(each, 'release_id');
        if (each.value.type === 'verification.completed' && textOf(each, 'status') === 'degraded' && production.has(release) && !degraded.has(release)) degraded.set(release, each);
      }
      for (const [release, { time, at }] of degraded) yield { subject: release, at, kind: 'degraded', time, incident: incidentOf.get(release) ?? null };

      const { classifications = [], incidentReports = [] } = record.oversight ?? {};
      const first = new Map<string, { readonly time: number; readonly at: Pointer }>();
      const tells = [...declared.map((each) => ({ id: textOf(each, 'incident_id'), time: each.time, at: each.at })), ...[...classifications, ...incidentReports].map(({ incidentId, time, at }) => ({ id: incidentId, time, at }))];
      for (const { id, time, at } of tells) if (time < (first.get(id)?.time ?? Number.POSITIVE_INFINITY)) first.set(id, { time, at });
      const classified = grouped(classifications.toSorted((a, b) => a.time - b.time), (each) => each.incidentId);
      const reports = new Map(incidentReports.toSorted((a, b) => b.time - a.time).map((each) => [each.incidentId, each]));
      for (const [id, { time, at }] of first) {
        const own = classified.get(id) ?? [];
        // What was serious while it had to be reported is not made less so afterwards.
        const due = own.findLast((each) => each.time <= time + parameters.seriousIncidentReport);
        const classification = due?.serious === true ? due : own.at(-1);
        const report = reports.get(id);
        yield {
          subject: id, at, kind: 'incident', since: time, limit: parameters.seriousIncidentReport, recordEnds: record.period.to,
          classification: classification === undefined ? null : { name: classification.classification, serious: classification.serious },
          reportedAt: report?.time ?? null, recipient: report?.recipient ?? null,
        };
      }
      yield* unkeptOf(record, ['incident classifications', 'incident reports']);
    },
  };
}

function judgeIncident(member: IncidentMember | UnkeptMember): Fact {
  const make = factsOf<'CT-44'>(member);
  if (isUnkept(member)) return make.cannotTell('not-kept', { noun: member.noun, count: member.unkept });
  if (member.kind === 'degraded') {
    const values = { release: member.subject, time: iso(member.time), incident: member.incident };
    return member.incident === null ? make.exception('no-incident', member.at, values) : make.held('incident-declared', values);
  }
  const { subject, at, since, classification, reportedAt, recipient, limit, recordEnds } = member;
  const values = { incident: subject, since: iso(since), classification: classification?.name, limit, reportedAt: reportedAt === null ? null : iso(reportedAt), recipient };
  if (classification === null) return make.cannotTell('not-classified', values);
  if (!classification.serious) return make.held('not-serious', values);
  if (reportedAt === null) return since + limit < recordEnds ? make.exception('not-reported', at, values) : make.cannotTell('record-ends', { ...values, recordEnds: iso(recordEnds) });
  return reportedAt - since <= limit ? make.held('reported', values) : make.exception('reported-late', at, { ...values, late: reportedAt - since - limit });
}

export const CT_44: ControlTest<IncidentMember | UnkeptMember> = {
  id: 'CT-44', version: 2, severity: 'high', rests: 'record', of: () => null, walk: incidentWalk, judge: judgeIncident,
};
