import type { Block } from '../../src/report/blocks.ts';
import type { ReportModel } from '../../src/report/index.ts';

/** One text of a model. `shown`: for reading letter by letter, such as names, digests and commands. */
export interface ModelText { readonly text: string; readonly shown: boolean }

/** Everything that a model says on its pages, in reading order. */
export function modelTexts({ headline, subject, sections }: Pick<ReportModel, 'headline' | 'subject' | 'sections'>): readonly ModelText[] {
  return [said(headline), ...factTexts(subject), ...sections.flatMap(({ title, blocks }) => [said(title), ...blocks.flatMap(blockTexts)])];
}

const said = (text: string): ModelText => ({ text, shown: false });
const shown = (text: string): ModelText => ({ text, shown: true });

type Facts = Extract<Block, { kind: 'facts' }>['rows'];
type Texts = Facts[number]['value'];

const factTexts = (rows: Facts): readonly ModelText[] => rows.flatMap(({ label, value }) => [said(label), ...texts(value)]);
const texts = (list: Texts): readonly ModelText[] => list.map(({ text, face }) => ({ text, shown: face === 'mono' || face === 'digest' }));

function blockTexts(block: Block): readonly ModelText[] {
  switch (block.kind) {
    case 'paragraph': return [said(block.text)];
    case 'heading': return [said(block.text), ...(block.code === undefined ? [] : [shown(block.code)])];
    case 'facts': return [said(block.about), ...factTexts(block.rows)];
    case 'table': return [said(block.about), ...block.columns.map(({ title }) => said(title)), ...block.rows.flatMap((row) => row.flatMap((cell) => texts(cell.texts)))];
    case 'list': case 'panel': return block.items.map(said);
    case 'commands': return block.lines.map((line) => (line.startsWith('# ') ? said(line) : shown(line)));
    case 'timeline': case 'graph': return [said(block.alt)];
    case 'trends': return [said(block.alt), ...block.trends.flatMap(({ title, value }) => [said(title), said(value)])];
  }
}
