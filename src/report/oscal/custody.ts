import { custodyAct } from '../custody-act.ts';
import type { ReportModel } from '../model.ts';
import { markup, prop } from './datatypes.ts';
import type { Ids } from './ids.ts';

/**
 * The custody log as OSCAL's assessment log: what this workstation and its user did to the evidence, with each entry's hash
 * and the one before, where they are not withheld. Whoever has the log can check that these are its lines.
 */
export function custodyLog({ shown: { custody, choices } }: ReportModel, ids: Ids): { readonly 'assessment-log'?: { readonly entries: readonly unknown[] } } {
  if (custody.length === 0 || choices.leftOut.includes('custody')) return {};
  return {
    'assessment-log': {
      entries: custody.map((line) => ({ ...line, told: custodyAct(line) })).map(({ seq, at, act, subject, detail, prev, hash, told }) => ({
        uuid: ids.custody(seq, hash), title: markup(told), start: at, end: at,
        props: [prop('seq', seq), prop('act', act), prop('subject', subject), ...(Object.keys(detail).length === 0 ? [] : [prop('detail', JSON.stringify(detail))]), ...(prev === null ? [] : [prop('prev', prev)]), ...(hash === null ? [] : [prop('hash', hash)])],
      })),
    },
  };
}
