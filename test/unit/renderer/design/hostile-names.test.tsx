// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { FileStatus } from '../../../../src/contract/index.ts';
import { Compare } from '../../../../src/renderer/design/Compare.tsx';
import { DataTable } from '../../../../src/renderer/design/DataTable.tsx';
import { Lines } from '../../../../src/renderer/design/Lines.tsx';
import { Name } from '../../../../src/renderer/design/Name.tsx';
import { FileTree } from '../../../../src/renderer/evidence/FileTree.tsx';

vi.stubGlobal('ResizeObserver', class {
  observe(): void {}
  disconnect(): void {}
});
afterEach(cleanup);

const MARKUP = '<img src=x onerror=alert(1)><script>1</script>';
const TURNED = 'report\u202Efdp.exe';
const file = (name: string): FileStatus => ({ name, size: 1, sha256: null, listed: true, status: 'matches' });

describe('names from evidence', () => {
  test.each([
    ['a name', <Name key="n">{`${MARKUP}${TURNED}`}</Name>],
    ['a file', <FileTree key="t" archive={{ name: 'a.zip', size: 1 }} files={[file(MARKUP.replaceAll('/', '')), file(TURNED)]} selected={null} onSelect={() => {}} />],
    ['a line', <Lines key="l" label="x" lines={[MARKUP, TURNED]} />],
    ['a compared value', <Compare key="c" left={{ label: 'Expected', value: MARKUP }} right={{ label: 'Computed', value: TURNED }} />],
  ])('%s is text, with what is invisible written out', (_what, element) => {
    const { container } = render(element);
    expect(container.querySelector('img, script')).toBeNull();
    expect(container.textContent).toContain('<img src=x onerror=alert(1)>');
    expect(container.textContent).toContain('⟨U+202E⟩');
    expect(container.textContent).not.toContain('\u202E');
  });
});

test('a table of a million rows draws the few in view', () => {
  render(
    <DataTable
      label="Events" columns={[{ id: 'n', header: 'Number', width: '80px', cell: (n: number) => String(n) }]} count={1_000_000}
      row={(index) => index} rowKey={String} selected={null} onSelect={() => {}}
    />,
  );
  const rows = screen.getAllByRole('row');
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.length).toBeLessThan(60);
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('1000001');
});
