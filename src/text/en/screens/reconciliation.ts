import { countWord, formatDuration, formatNumber, plural } from '../../format.ts';

type Side = 'log' | 'extract';
type System = 'CI/CD' | 'ITSM' | 'IdP';
const THINGS: Readonly<Record<System, string>> = { 'CI/CD': 'pipeline run', ITSM: 'opening or closing of a ticket', IdP: 'role given or taken' };
const MANY: Readonly<Record<System, string>> = { 'CI/CD': 'pipeline runs', ITSM: 'openings and closings of tickets', IdP: 'roles given and taken' };

/** Words of the reconciliation of the log with the extracts of other systems. */
export const reconciliationText = {
  title: 'Log against other systems',
  intro: (window: number): string => `Each thing that the log or another system tells of is looked for in the other, by its id, or by principal and role. Their times may lie ${formatDuration(window)} apart, that moment included. Nearer than that to an end of the record’s period, nothing is held against the one that lacks it.`,
  nothing: 'Neither the log nor an extract tells of a pipeline run, a ticket or a role that changed: there is nothing to compare.',
  systems: { 'CI/CD': 'CI/CD', ITSM: 'Ticket system', IdP: 'Identity provider' } as const satisfies Readonly<Record<System, string>>,
  none: (system: System): string => `Neither tells of any ${THINGS[system]}.`,
  noExtract: (system: System): string => `The evidence holds no extract of it, and the log tells of no ${THINGS[system]}.`,
  /** `told`: by each side, its own and those that both tell. */
  line: (system: System, told: Readonly<Record<Side, number>>, alone: Readonly<Record<Side, number>>): string =>
    `The log tells of ${formatNumber(told.log)} ${MANY[system]}, ${alone.log === 0 ? 'none of them' : countWord(alone.log)} unknown to the extract; the extract of ${formatNumber(told.extract)}, ${alone.extract === 0 ? 'none of them' : countWord(alone.extract)} unknown to the log.`,
  standings: { 'log-alone': 'Log alone', 'extract-alone': 'Extract alone', differs: 'Told differently', apart: 'Too far apart', open: 'Not compared', both: 'Told by both' },
  standingOf: (system: string): string => `${system}: how it stands`,
  rowsOf: (system: string, standing: string): string => `${system}: ${standing}`,
  columns: { subject: 'Thing', time: 'At', fact: 'What was found' },
  open: (n: number): string => `${plural(n, 'thing')} could not be compared: there is no extract, or it lies too near an end of the period.`,
  test: 'The control test CT-42 rests on this, and on releases, change windows and merges.',
  toTest: 'Open CT-42',
  noTest: 'This run was made by a version that did not compare them. Verify the evidence again.',
} as const;
