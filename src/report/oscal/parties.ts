import { wordFor, reportText } from '../../text/index.ts';
import type { ReportModel } from '../model.ts';
import { named, token } from './datatypes.ts';
import type { Ids } from './ids.ts';
import { reviewOf } from './shown.ts';

export interface ResponsibleParty {
  readonly 'role-id': string;
  readonly 'party-uuids': readonly string[];
}

export interface Parties {
  /** Members of `metadata`: none where nobody is named. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The party of a name that somebody typed; null for an empty one. */
  readonly uuidOf: (name: string) => string | null;
  readonly responsible: (role: string, name: string) => readonly ResponsibleParty[];
}

/**
 * Typed names: who says that they prepared and reviewed the report, and whoever wrote in its review. One name is one party,
 * because nothing tells two of a name apart; a signature is what proves a person.
 */
export function partiesOf(model: ReportModel, ids: Ids): Parties {
  const { choices } = model.shown;
  const review = reviewOf(model);
  const signed = (review?.signOffs ?? []).map(({ role, name }) => [role, name] as const);
  const prepared = (review?.workpapers ?? []).flatMap(({ preparer, reviewer }) => [['preparer', preparer], ['reviewer', reviewer]] as const);
  const own = (['preparer', 'reviewer'] as const).map((role) => [role, choices[role] ?? ''] as const);
  const others = [...(review?.dispositions ?? []).map(({ by }) => by), ...(review?.waivers ?? []).flatMap(({ by, withdrawn }) => [by, withdrawn?.by ?? ''])];
  const names = [...new Set([...own, ...signed, ...prepared].map(([, name]) => name).concat(others).filter(isName))];
  const places = new Map(names.map((name, at) => [name, at]));
  const uuidOf = (name: string): string | null => {
    const at = places.get(name);
    return at === undefined ? null : ids.party(at);
  };
  const responsible = (role: string, name: string): readonly ResponsibleParty[] => {
    const uuid = uuidOf(name);
    return uuid === null ? [] : [{ 'role-id': token(role), 'party-uuids': [uuid] }];
  };
  const roles = [...new Set([...own, ...signed, ...prepared].filter(([, name]) => isName(name)).map(([role]) => role))];
  const answering = own.flatMap(([role, name]) => responsible(role, name));
  return {
    uuidOf, responsible,
    metadata: {
      ...(roles.length === 0 ? {} : { roles: roles.map((role) => ({ id: token(role), title: named(wordFor(reportText.review.roles, role)) })) }),
      ...(names.length === 0 ? {} : { parties: names.map((name, at) => ({ uuid: ids.party(at), type: 'person', name: named(name) })) }),
      ...(answering.length === 0 ? {} : { 'responsible-parties': answering }),
    },
  };
}

const isName = (name: string): boolean => name.trim() !== '';
