import { CODES } from '../../core/findings/index.ts';
import type { Finding } from '../../core/findings/index.ts';
import type { Run } from '../../core/run.ts';
import { axisText, checkText, controlText, displayName, findingText, reportText } from '../../text/index.ts';
import { cell, mono, muted, plain, type Block, type Section } from '../blocks.ts';
import { controlAnchor } from '../links.ts';

/** The codes this report uses: of findings with the check and the axis they count in, of control tests with what they are called. */
export function glossarySection(run: Run): Section | null {
  const used = new Map<string, Finding>();
  for (const finding of run.findings) if (!used.has(finding.code)) used.set(finding.code, finding);
  const blocks = [...(used.size === 0 ? [] : [codes([...used.values()])]), ...(run.controls.length === 0 ? [] : [tests(run)])];
  return blocks.length === 0 ? null : { id: 'glossary', title: reportText.sectionTitles.glossary, blocks };
}

function codes(findings: readonly Finding[]): Block {
  const { findings: about, columns, effect } = reportText.glossary;
  return {
    kind: 'table', about,
    columns: [{ title: columns.code, share: 34 }, { title: columns.meaning, share: 40 }, { title: columns.counts, share: 26 }],
    rows: findings.toSorted((a, b) => (a.code < b.code ? -1 : 1)).map((finding) => {
      const { axis, check, effect: found } = CODES[finding.code];
      return [cell(mono(finding.code)), cell(plain(findingText(finding).title), muted(effect[found])), cell(plain(axisText(axis).name), muted(checkText(check).title))];
    }),
  };
}

function tests({ controls }: Run): Block {
  const { controls: about, controlColumns } = reportText.glossary;
  return {
    kind: 'table', about, dense: true,
    columns: [{ title: controlColumns.code, share: 16 }, { title: controlColumns.title, share: 84 }],
    rows: controls.map(({ id, version }) => [cell({ ...mono(`${displayName(id)} v${version}`), to: controlAnchor(controls, id) }), cell(plain(controlText(id).title))]),
  };
}
