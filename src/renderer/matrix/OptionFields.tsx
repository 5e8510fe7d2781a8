import type { ReactNode } from 'react';
import { matrixText } from '../../text/index.ts';
import type { MatrixKind, Options } from './questions.ts';
import type { SortBy } from './shown.ts';

const SORTS = ['weight', 'group'] as const;

/** How rows and columns are put together and in which order they stand. */
export function OptionFields({ kind, options, onOptions, sort, onSort }: {
  readonly kind: MatrixKind;
  readonly options: Options;
  readonly onOptions: (options: Options) => void;
  readonly sort: SortBy;
  readonly onSort: (sort: SortBy) => void;
}): ReactNode {
  const { rows, columns } = matrixText;
  return (
    <>
      {(kind === 'system' || kind === 'class') && (
        <Choice label={matrixText.rowsBy} value={options.byFleet ? 'fleet' : 'agent'} choices={[['agent', rows.agent], ['fleet', rows.fleet]]} onChange={(value) => onOptions({ ...options, byFleet: value === 'fleet' })} />
      )}
      {kind === 'system' && (
        <Choice label={matrixText.columnsBy} value={options.byEnvironment ? 'environment' : 'system'} choices={[['system', columns.system], ['environment', columns.environment]]} onChange={(value) => onOptions({ ...options, byEnvironment: value === 'environment' })} />
      )}
      {kind === 'approver' && (
        <Choice label={matrixText.rowsBy} value={options.approverRows} choices={[['kind', rows.kind], ['action', rows.action]]} onChange={(value) => onOptions({ ...options, approverRows: value === 'action' ? 'action' : 'kind' })} />
      )}
      {kind !== 'boundary' && (
        <Choice label={matrixText.sortBy} value={sort.kind} choices={[...SORTS.map((each) => [each, matrixText.sorts[each]] as const), ...(sort.kind === 'column' ? [['column', matrixText.sortColumn] as const] : [])]} onChange={(value) => {
          const found = SORTS.find((each) => each === value);
          if (found !== undefined) onSort({ kind: found });
        }} />
      )}
    </>
  );
}

function Choice({ label, value, choices, onChange }: { readonly label: string; readonly value: string; readonly choices: readonly (readonly [value: string, word: string])[]; readonly onChange: (value: string) => void }): ReactNode {
  return (
    <label className="matrix-field">{label}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {choices.map(([each, word]) => <option key={each} value={each}>{word}</option>)}
      </select>
    </label>
  );
}
