import type { ControlResult } from '../../core/controls/types.ts';
import { controlText, displayName, formatNumber, groupDigest, reportText } from '../../text/index.ts';
import { cell, digest, mono, muted, plain, type Block, type Section } from '../blocks.ts';
import type { ReportInput } from '../input.ts';
import { controlAnchor } from '../links.ts';
import type { ReviewWork } from '../review-work.ts';
import { fact } from './texts.ts';

/** A sample may hold more than anybody reads; who has the evidence draws it again. */
const MOST_ITEMS = 500;

/** Who was tested, by what rule, and how many of what was found are listed; then what the reviewers drew. */
export function populationsSection({ run, review }: ReportInput): Section | null {
  const blocks = [...(run.controls.length === 0 ? [] : populations(run.controls)), ...(review === null ? [] : samples(review))];
  return blocks.length === 0 ? null : { id: 'populations', title: reportText.sectionTitles.populations, blocks };
}

function populations(controls: readonly ControlResult[]): readonly Block[] {
  const text = reportText.populations;
  return [
    { kind: 'paragraph', text: text.lead },
    {
      kind: 'table',
      about: text.about,
      dense: true,
      // A whole digest stands in one line of the middle column.
      columns: [{ title: text.columns.test, share: 10 }, { title: text.columns.rule, share: 76 }, { title: text.columns.size, share: 14, align: 'right' }],
      rows: controls.map((each) => {
        const rule = controlText(each.id).population;
        return [
          cell({ ...mono(displayName(each.id)), to: controlAnchor(controls, each.id) }),
          cell(rule === '' ? muted(text.ownRule) : plain(rule), digest(groupDigest(each.populationDigest))),
          cell(plain(formatNumber(each.population)), ...extent(each)),
        ];
      }),
    },
  ];
}

function extent({ population, exceptions, exceptionCount, undecided, undecidedCount }: ControlResult): readonly ReturnType<typeof muted>[] {
  const text = reportText.populations;
  const [listed, found] = [exceptions.length + undecided.length, exceptionCount + undecidedCount];
  return [muted(population === 0 ? text.empty : text.full), ...(listed < found ? [muted(text.listing(listed, found))] : [])];
}

function samples({ samples: drawn }: ReviewWork): readonly Block[] {
  const text = reportText.populations;
  if (drawn.length === 0) return [];
  return [
    { kind: 'heading', text: text.samples },
    { kind: 'paragraph', text: text.sampleNote },
    ...drawn.flatMap(({ name, of, filter, population, method, items }): readonly Block[] => [
      {
        kind: 'facts',
        about: text.sample(name),
        rows: [
          fact(text.sample(name), plain(text.methods(method.kind, method.size, method.seed))),
          fact(text.of, plain(text.ofWhat(of, filter)), ...(filter === '' ? [] : [mono(filter)])),
          fact(text.population, plain(text.members(population.count)), digest(groupDigest(population.digest))),
        ],
      },
      ...(items.length === 0 ? [{ kind: 'paragraph', tone: 'muted', text: text.noItems } as const] : [{
        kind: 'table' as const,
        about: text.items(name),
        dense: true,
        columns: [{ title: text.itemColumns.position, share: 16, align: 'right' as const }, { title: text.itemColumns.id, share: 84 }],
        rows: items.slice(0, MOST_ITEMS).map(({ position, id }) => [cell(plain(formatNumber(position))), cell(mono(id))]),
      }]),
      ...(items.length > MOST_ITEMS ? [{ kind: 'paragraph', tone: 'muted', text: text.itemsLeftOut(MOST_ITEMS, items.length) } as const] : []),
    ]),
  ];
}
