import { groupDigest } from '../../text/index.ts';
import type { ReportModel } from '../model.ts';
import { drawLines, type Sheet } from './sheet.ts';
import { STYLES } from './styles.ts';
import { artifact } from './tags.ts';

/** Running lines and page numbers, once the number of pages is known: artifacts, because they say nothing of the evidence. */
export function drawFurniture(sheet: Sheet, model: ReportModel): void {
  const { doc, page, set } = sheet;
  const { start, count } = doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(start + index);
    artifact(doc, 'Pagination', () => {
      const foot = page.height - 44;
      const left = `SHA-256 of the evidence ${groupDigest(model.subjectDigest.slice(0, 16))} …`;
      drawLines(sheet, [{ text: left, style: STYLES.running }], page.left, foot);
      drawLines(sheet, [{ text: `${index + 1} / ${count}`, style: STYLES.running }], page.left, foot, page.measure);
      if (index === 0) return;
      const name = set.wrap(model.evidenceName, STYLES.running, page.measure - 110)[0];
      drawLines(sheet, [{ text: 'Verification report', style: STYLES.running }], page.left, 40);
      if (name !== undefined) drawLines(sheet, [name], page.left, 40, page.measure);
    });
  }
}
