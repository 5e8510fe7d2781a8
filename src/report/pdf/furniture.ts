import { groupDigest } from '../../text/index.ts';
import type { ReportModel } from '../model.ts';
import { drawLines, type Sheet } from './sheet.ts';
import { STYLES } from './styles.ts';
import { artifact } from './tags.ts';

const HEAD = 40;
const FOOT = 44;

/** Running lines and page numbers: artifacts, because they say nothing of the evidence. */
export function drawFurniture(sheet: Sheet, model: ReportModel, number: number, section: string | undefined): void {
  const { doc, page, set, text } = sheet;
  artifact(doc, 'Pagination', () => {
    const foot = page.height - FOOT;
    const style = STYLES.running;
    drawLines(sheet, [{ text: text.pageText.evidenceDigest(groupDigest(model.subjectDigest.slice(0, 16))), style }], page.left, foot);
    drawLines(sheet, [{ text: sheet.plan.pages === null ? `${number}` : text.pageText.page(number, sheet.plan.pages), style }], page.left, foot, page.measure);
    if (number === 1) return;
    const name = set.fit(model.evidenceName, style, page.measure / 2 - 8);
    drawLines(sheet, [name], page.left, HEAD);
    if (section !== undefined) drawLines(sheet, [set.fit(section, style, page.measure / 2 - 8)], page.left, HEAD, page.measure);
  });
}
