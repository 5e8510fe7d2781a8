import { useEffect, useId, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { FileStatus } from '../../contract/index.ts';
import { displayName, evidenceLabels, formatBytes, formatNumber, outcomeWord } from '../../text/index.ts';
import { ARCHIVE } from '../app/navigation.ts';
import { useRowHeight } from '../design/density.ts';
import { Icon } from '../design/Icon.tsx';
import { OutcomeMark } from '../design/Outcome.tsx';
import { useVirtualRows } from '../design/virtual.ts';
import { fileStatus, treeRows, type TreeRow } from './file-tree.ts';

/** The files of the evidence with what was found of each; a folder wears the worst below it. */
export function FileTree({ files, archive, selected, onSelect }: {
  readonly archive: { readonly name: string; readonly size: number };
  readonly files: readonly FileStatus[];
  readonly selected: string | null;
  readonly onSelect: (name: string, how: 'push' | 'replace') => void;
}): ReactNode {
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => new Set(files.length > 400 ? ['artifacts/', 'approvals/', 'work-packages/'] : ['artifacts/']));
  const [cursor, setCursor] = useState<string | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  // A selection from elsewhere opens the folders above it, once.
  if (selected !== shown) {
    setShown(selected);
    if (selected !== null) {
      setCursor(selected);
      setClosed((now) => new Set([...now].filter((folder) => !selected.startsWith(folder))));
    }
  }
  const rows = useMemo(() => treeRows(files, closed), [files, closed]);
  const { ref, first, end, offset, height, page, reveal } = useVirtualRows(rows.length, useRowHeight());
  const id = useId();
  const at = rows.findIndex((row) => row.path === cursor);
  useEffect(() => {
    if (at >= 0) reveal(at);
  }, [at, reveal]);

  const toggle = (path: string, open: boolean): void =>
    setClosed((now) => {
      const next = new Set(now);
      if (open) next.delete(path);
      else next.add(path);
      return next;
    });
  const press = (row: TreeRow, how: 'push' | 'replace'): void => {
    setCursor(row.path);
    if (row.folder) toggle(row.path, closed.has(row.path));
    else onSelect(row.path, how);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[at];
    const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1, PageDown: at + page, PageUp: at - page };
    const to = steps[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (to !== undefined) {
      event.preventDefault();
      const next = rows[Math.min(rows.length - 1, Math.max(0, to))];
      if (next === undefined) return;
      setCursor(next.path);
      if (!next.folder) onSelect(next.path, 'replace');
    } else if (row?.folder && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) toggle(row.path, event.key === 'ArrowRight');
    else if (row && event.key === 'ArrowLeft') setCursor(row.path.slice(0, row.path.lastIndexOf('/', row.path.length - 2) + 1));
    else if (row && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      press(row, 'push');
    }
  };
  return (
    <div className="tree-side">
      <button type="button" className="tree-row tree-archive" aria-pressed={selected === ARCHIVE} title={evidenceLabels.theFileItself(formatBytes(archive.size))} onClick={() => onSelect(ARCHIVE, 'push')}>
        <Icon name="archive" size={16} />
        <span className="tree-name">{displayName(archive.name)}</span>
      </button>
      <div
        className="tree"
        role="tree"
        aria-label={evidenceLabels.filesOfTheEvidence}
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        tabIndex={0}
        ref={ref}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const place = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]')?.dataset['index'] : undefined;
          const row = place === undefined ? undefined : rows[Number(place)];
          if (row !== undefined) press(row, 'push');
        }}
      >
        <div role="presentation" style={{ height }}>
          <div role="presentation" style={{ transform: `translateY(${offset}px)` }}>
            {rows.slice(first, end).map((row, index) => (
              <div
                key={row.path}
                id={`${id}-${first + index}`}
                className="tree-row"
                role="treeitem"
                aria-level={row.level}
                aria-expanded={row.folder ? !closed.has(row.path) : undefined}
                aria-selected={row.path === selected}
                data-cursor={row.path === cursor}
                style={{ paddingInlineStart: 8 + (row.level - 1) * 16 }}
                title={row.file ? `${fileStatus()[row.file.status].word}, ${formatBytes(row.file.size)}` : outcomeWord(row.outcome)}
                tabIndex={-1}
                data-index={first + index}
              >
                {row.folder ? <span className="tree-chevron"><Icon name={closed.has(row.path) ? 'chevron' : 'down'} size={14} /></span> : <span className="tree-chevron" />}
                <OutcomeMark outcome={row.outcome} size={14} />
                <span className="tree-name">{displayName(row.name)}</span>
                {row.folder && <span className="tree-count">{formatNumber(row.count)}</span>}
              </div>
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}
