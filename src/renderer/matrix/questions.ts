import { missingCase } from '../../text/missing-case.ts';
import type { ScreenId } from '../app/navigation.ts';
import type { ShownLine } from './shown.ts';

export type MatrixKind = 'system' | 'class' | 'approver' | 'boundary';
export interface Options {
  readonly byFleet: boolean;
  readonly byEnvironment: boolean;
  readonly approverRows: 'kind' | 'action';
}

/** The rows behind a cell: which list holds them, and the filter that leaves exactly them. */
export interface CellQuestion {
  readonly of: 'touches' | 'actions';
  readonly filter: string;
  /** The same in words that the events' own screens know; null where they have none. */
  readonly elsewhere: { readonly screen: ScreenId; readonly filter: string };
}

const term = (field: string, value: string): string => (value === '' ? `-${field}:*` : `${field}:${JSON.stringify(value)}`);

export function questionOf(kind: MatrixKind, { byFleet, byEnvironment, approverRows }: Options, row: ShownLine, column: ShownLine): CellQuestion {
  switch (kind) {
    case 'system': {
      const filter = `${term(byFleet ? 'fleet' : 'agent', row.id)} ${term(byEnvironment ? 'env' : 'system', column.id)}`;
      return { of: 'touches', filter, elsewhere: { screen: 'timeline', filter } };
    }
    case 'class': {
      const filter = `${term(byFleet ? 'fleet' : 'agent', row.id)} ${term('class', column.id)}`;
      return { of: 'touches', filter: `mode:read ${filter}`, elsewhere: { screen: 'timeline', filter } };
    }
    case 'approver': {
      const filter = `${term(approverRows === 'kind' ? 'kind' : 'id', row.id)} ${term('approver', column.id)}`;
      return { of: 'actions', filter, elsewhere: { screen: 'action', filter } };
    }
    case 'boundary': {
      const filter = `${term('env', row.id)} ${term('risk', column.id)}`;
      return { of: 'actions', filter, elsewhere: { screen: 'action', filter } };
    }
    default: return missingCase(kind);
  }
}
