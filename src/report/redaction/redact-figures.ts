import type { Metric, MetricMembers, ReportedComparison } from '../../core/metrics/index.ts';
import type { GraphFigure } from '../graph-figure.ts';
import type { TimelineFigure } from '../timeline-figure.ts';
import { pointer } from './redact-run.ts';
import type { Redactor } from './redactor.ts';
import { COUNTS_IDS } from './value-classes.ts';

const word = (value: string | null, name: string, by: Redactor): string | null => (value === null ? null : by.valueOf(name, value));

export function redactGraph(it: GraphFigure, by: Redactor): GraphFigure {
  return {
    snapshotAt: it.snapshotAt,
    layers: it.layers.map(({ layer, nodes, leftOut }) => ({
      layer: word(layer, 'kind', by), leftOut,
      nodes: nodes.map(({ id, label, environment, dataClass, state }) => ({
        id: by.system(id), label: by.system(label), environment: word(environment, 'environment', by), dataClass: word(dataClass, 'dataClass', by), state,
      })),
    })),
    agents: it.agents.map(({ id, label, actions }) => ({ id: by.agent(id), label: by.agent(label), actions })),
    agentsLeftOut: it.agentsLeftOut,
    touches: it.touches.map(({ agent, node, done, denied }) => ({ agent: by.agent(agent), node: by.system(node), done, denied })),
    totals: it.totals,
  };
}

export function redactTimeline(it: TimelineFigure, by: Redactor): TimelineFigure {
  return {
    start: it.start, bucketMs: it.bucketMs, buckets: it.buckets,
    layers: it.layers.map(({ layer, counts, total }) => ({ layer, counts, total })),
    granted: it.granted, denied: it.denied, findings: it.findings, exceptions: it.exceptions,
    unplaced: { findings: it.unplaced.findings, exceptions: it.unplaced.exceptions },
    gaps: it.gaps.map(({ stream, missing, after, before }) => ({ stream: by.system(stream), missing, after, before })),
  };
}

export function redactMetric(it: Metric, by: Redactor): Metric {
  const members = ({ count, first }: MetricMembers): MetricMembers =>
    ({ count, first: first.map(({ subject, at }) => ({ subject: COUNTS_IDS.has(it.id) ? by.id(subject) : by.member(subject), at: pointer(at, by) })) });
  return {
    id: it.id, version: it.version, unit: it.unit, numerator: it.numerator, denominator: it.denominator, value: it.value, leftOut: it.leftOut,
    by: it.by === null ? null : { environment: word(it.by.environment, 'environment', by), riskClass: word(it.by.riskClass, 'riskClass', by) },
    members: { counted: members(it.members.counted), others: members(it.members.others), leftOut: members(it.members.leftOut) },
    series: it.series.map(({ month, numerator, denominator, value, leftOut }) => ({ month, numerator, denominator, value, leftOut })),
    seriesLeftOut: it.seriesLeftOut,
  };
}

export function redactComparison({ reported, recomputed, outcome }: ReportedComparison, by: Redactor): ReportedComparison {
  return { recomputed, outcome, reported: { ...told(reported, by), metric: by.valueOf('metric', reported.metric), environment: reported.environment, riskClass: reported.riskClass } };
}

type Reported = ReportedComparison['reported'];

/** What a report of a figure holds besides its vocabulary. */
function told(it: Reported, by: Redactor): Omit<Reported, 'metric' | 'environment' | 'riskClass'> {
  return { at: pointer(it.at, by), time: it.time, by: by.actor(it.by), byKind: it.byKind, from: it.from, until: it.until, numerator: it.numerator, denominator: it.denominator };
}
