import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { everyBlock } from '../../../support/report-pages.ts';
import { renderReport } from '../../../support/render-report.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

/** Programs of others that read the file; where one is not installed its tests are skipped, and say so by their name. */
const folder = temporaryFolder('pdf-tools');
const has = (tool: string): boolean => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;
const name = (tool: string, does: string): string => (has(tool) ? `${tool} ${does}` : `did not run: ${tool} is not installed (${does})`);

async function written(language: 'en' | 'ja', paper: 'A4' | 'Letter'): Promise<string> {
  const path = join(folder, `${language}-${paper}.pdf`);
  writeFileSync(path, await renderReport(everyBlock(language), paper));
  return path;
}
const run = (tool: string, ...args: readonly string[]): { readonly status: number | null; readonly said: string } => {
  const done = spawnSync(tool, args, { encoding: 'utf8' });
  return { status: done.status, said: done.stdout + done.stderr };
};

describe.each([['en', 'A4'], ['en', 'Letter'], ['ja', 'A4'], ['ja', 'Letter']] as const)('%s on %s', (language, paper) => {
  test.skipIf(!has('qpdf'))(name('qpdf', 'finds nothing wrong'), async () => {
    const { status, said } = run('qpdf', '--check', await written(language, paper));
    expect(said).not.toMatch(/warning|error:/iu);
    expect(status).toBe(0);
  });

  test.skipIf(!has('pdfinfo'))(name('pdfinfo', 'reads title, size, structure and no complaint'), async () => {
    const path = await written(language, paper);
    const info = run('pdfinfo', path);
    expect(info.said).toMatch(/^Tagged: +yes$/mu);
    expect(info.said).toContain(paper === 'A4' ? '595.28 x 841.89' : '612 x 792');
    expect(info.said).not.toMatch(/error|warning/iu);
    const structure = run('pdfinfo', '-struct', path).said;
    for (const type of ['TOC', 'TOCI', 'Link', 'Figure', 'Table', 'Caption', 'TH (Table header)', 'LBody']) expect(structure).toContain(type.split(' ')[0]);
    expect(structure).not.toMatch(/error|warning/iu);
  });

  test.skipIf(!has('pdftotext'))(name('pdftotext', 'copies out what was set'), async () => {
    const { said } = run('pdftotext', '-layout', await written(language, paper), '-');
    const text = said.replaceAll(/\s/gu, '');
    expect(text).toContain(language === 'ja' ? 'ログは、そこにあるものだけを証明します。' : 'sothatlineshavetobreakmorethanonceontheirwaydownthepage');
    expect(text).toContain('q3‹U+202E›piz.exe‹U+1F600›‹U+2039›x‹U+203A›');
  });

  test.skipIf(!has('pdffonts'))(name('pdffonts', 'finds every font embedded, a subset, and with its own map to text'), async () => {
    const rows = run('pdffonts', await written(language, paper)).said.split('\n').slice(2).filter((line) => line !== '');
    expect(rows.length).toBeGreaterThanOrEqual(language === 'ja' ? 5 : 3);
    for (const row of rows) expect(row).toMatch(/^[A-Z]{6}\+IBMPlex.* yes yes yes /u);
  });
});
