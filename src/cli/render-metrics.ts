import type { Metric, ReportedComparison } from '../core/metrics/index.ts';
import { metricsLabels } from '../text/en/metric-words.ts';
import { comparisonWords, displayName, figureWords, metrics as texts } from '../text/index.ts';
import type { MetricsDocument } from './metrics-document.ts';
import { bold, faint, plain, wrap, type Terminal } from './terminal.ts';

/** Every figure with both its numbers; where it can be told apart, by environment and risk class below. */
export function renderMetrics(document: MetricsDocument, name: string, terminal: Terminal): string {
  const { integrity, period, metrics, reported } = document;
  const lines = [
    bold(terminal, displayName(name)),
    ...(period === null ? [] : [faint(terminal, `${period.from} to ${period.to}`)]),
    ...wrap(integrity === 'pass' ? metricsLabels.integrity.pass : metricsLabels.integrity.other, terminal.columns),
    ...(metrics === null ? [metricsLabels.none] : metrics.flatMap((each) => figure(each, terminal))),
    ...(reported === null || reported.length === 0 ? [] : ['', bold(terminal, metricsLabels.reported), ...reported.flatMap((each) => comparison(each, terminal))]),
  ];
  return `${lines.map((line) => plain(terminal, line)).join('\n')}\n`;
}

function figure(metric: Metric, terminal: Terminal): readonly string[] {
  const { name, definition } = texts[metric.id];
  const left = metric.leftOut === 0 ? '' : `, ${metricsLabels.leftOut(metric.leftOut)}`;
  if (metric.by !== null) return [faint(terminal, `    ${place(metric.by)}: ${figureWords(metric, metric.unit)}${left}`)];
  return ['', `${bold(terminal, name)}: ${figureWords(metric, metric.unit)}${left}`, ...wrap(definition, terminal.columns - 2).map((line) => faint(terminal, `  ${line}`))];
}

function comparison({ reported, recomputed, outcome }: ReportedComparison, terminal: Terminal): readonly string[] {
  const { metric, environment, riskClass, numerator, denominator } = reported;
  const of = [environment, riskClass].filter((each) => each !== null).join(', ');
  const here = recomputed === null ? '' : `; recomputed ${figureWords(recomputed)}`;
  const text = `${displayName(metric)}${of === '' ? '' : ` (${displayName(of)})`}: ${numerator} of ${denominator} ${comparisonWords[outcome]}${here}`;
  return wrap(text, terminal.columns - 2).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`);
}

const place = ({ environment, riskClass }: NonNullable<Metric['by']>): string =>
  [environment, riskClass].map((each) => (each === null ? metricsLabels.notStated : displayName(each))).join(', ');
