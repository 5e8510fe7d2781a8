import { displayName, formatInstant, groupDigest, reportText, wordFor } from '../../text/index.ts';
import { cell, digest, mono, muted, plain, strong, type Block, type Section } from '../blocks.ts';
import type { ReportInput } from '../input.ts';
import type { ReviewWork } from '../review-work.ts';
import { digestOr, fact } from './texts.ts';

/** People's own words beside the result, whole and as they wrote them; only a signature shows whose they are. */
export function reviewSection({ review: work }: ReportInput): Section | null {
  if (work === null) return null;
  const text = reportText.review;
  const written = [...dispositions(work), ...waivers(work), ...notes(work), ...work.workpapers.flatMap(workpaper)];
  return {
    id: 'review',
    title: reportText.sectionTitles.review,
    blocks: [
      { kind: 'paragraph', text: text.lead(displayName(work.caseName), work.entries) },
      { kind: 'facts', about: text.about, rows: [fact(text.case, plain(work.caseName)), fact(text.digest, digest(groupDigest(work.digest)))] },
      ...(written.length === 0 ? [{ kind: 'paragraph', text: text.empty } as const] : written),
      { kind: 'heading', text: text.signOffs },
      signOffs(work),
    ],
  };
}

function dispositions({ dispositions: rows }: ReviewWork): readonly Block[] {
  const { dispositions: about, dispositionColumns: columns, says, by } = reportText.review;
  if (rows.length === 0) return [];
  return [{ kind: 'heading', text: about }, {
    kind: 'table', about,
    columns: [{ title: columns.target, share: 34 }, { title: columns.says, share: 24 }, { title: columns.why, share: 42 }],
    rows: rows.map((each) => [
      cell(plain(each.label), ...(each.control === null ? [] : [muted(displayName(each.control))]), mono(each.target)),
      cell(strong(wordFor(says, each.says))),
      cell(plain(each.why), muted(by(each.by, formatInstant(each.createdAt)))),
    ]),
  }];
}

function waivers({ waivers: rows }: ReviewWork): readonly Block[] {
  const { waivers: about, waiverNote, waiverColumns: columns, until, withdrawn } = reportText.review;
  if (rows.length === 0) return [];
  return [{ kind: 'heading', text: about }, { kind: 'paragraph', tone: 'muted', text: waiverNote }, {
    kind: 'table', about,
    columns: [{ title: columns.control, share: 16 }, { title: columns.why, share: 44 }, { title: columns.until, share: 40 }],
    rows: rows.map((each) => [
      cell(mono(each.control)),
      cell(plain(each.why)),
      cell(plain(until(each.by, formatInstant(each.until))), ...(each.withdrawn === null ? [] : [strong(withdrawn(each.withdrawn.by, formatInstant(each.withdrawn.at))), ...(each.withdrawn.why === null ? [] : [plain(each.withdrawn.why)])])),
    ]),
  }];
}

function notes({ notes: rows }: ReviewWork): readonly Block[] {
  const { notes: about, noteColumns: columns } = reportText.review;
  if (rows.length === 0) return [];
  return [{ kind: 'heading', text: about }, {
    kind: 'table', about,
    columns: [{ title: columns.target, share: 36 }, { title: columns.text, share: 64 }],
    rows: rows.map((each) => [cell(mono(each.target)), cell(plain(each.text), muted(formatInstant(each.createdAt)))]),
  }];
}

function workpaper(paper: ReviewWork['workpapers'][number]): readonly Block[] {
  const text = reportText.review;
  const { fields } = text;
  const title = paper.title === '' ? text.untitled : text.workpaper(paper.title);
  const prose = (['objective', 'procedure', 'population', 'result', 'conclusion'] as const).map((field) => fact(fields[field], paper[field] === '' ? muted(text.notWritten) : plain(paper[field])));
  const person = (label: string, name: string): ReturnType<typeof fact> => fact(label, name === '' ? muted(text.notWritten) : plain(name));
  return [
    { kind: 'heading', text: title },
    {
      kind: 'facts', about: title,
      rows: [
        ...prose,
        ...(paper.sample === null ? [] : [fact(fields.sample, plain(paper.sample))]),
        ...(paper.evidence.length === 0 ? [] : [fact(fields.evidence, ...paper.evidence.map(mono))]),
        person(fields.preparer, paper.preparer), person(fields.reviewer, paper.reviewer),
        fact(fields.state, plain(wordFor(text.states, paper.state))),
      ],
    },
  ];
}

function signOffs({ signOffs: rows }: ReviewWork): Block {
  const text = reportText.review;
  if (rows.length === 0) return { kind: 'paragraph', text: text.noSignOffs };
  const { signOffColumns: columns } = text;
  return {
    kind: 'table', about: text.signOffs,
    columns: [{ title: columns.who, share: 30 }, { title: columns.key, share: 40 }, { title: columns.covers, share: 30 }],
    rows: rows.map((each) => [
      cell(strong(wordFor(text.roles, each.role)), plain(each.name), muted(each.at === null ? text.noTime : formatInstant(each.at))),
      cell(plain(each.trustedAs === null ? text.untrusted : text.trusted(displayName(each.trustedAs))), digestOr(each.keyid)),
      each.problem === null
        ? { mark: each.covers === 'now' && each.trustedAs !== null ? 'pass' : 'indeterminate', texts: [plain(text.covers[each.covers])] }
        : { mark: 'fail', texts: [strong(wordFor(text.problems, each.problem))] },
    ]),
  };
}
