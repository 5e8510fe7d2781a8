import type { ControlOutcome } from '../core/controls/types.ts';
import type { Outcome } from '../core/findings/index.ts';
import type { SectionId } from './choices.ts';
import type { GraphFigure } from './graph-figure.ts';
import type { TimelineFigure } from './timeline-figure.ts';

/**
 * The closed set of things a report page holds. A writer lays these out; none of them may add a fact.
 * Every string may come from evidence: writers escape what they cannot show, and open nothing.
 */

export type Mark = Outcome | ControlOutcome;

/** `digest` is hexadecimal already grouped in fours; `mono` is a name, a command or a code, shown letter for letter. */
export interface Text {
  readonly text: string;
  readonly face?: 'sans' | 'mono' | 'digest';
  readonly tone?: 'ink' | 'muted';
  readonly weight?: 'regular' | 'strong';
  /** The anchor of a heading or the id of a section of the same report. Writers that cannot link print the text alone. */
  readonly to?: string;
}

export interface Cell {
  readonly texts: readonly Text[];
  /** Drawn before the first line; the word beside it is in `texts`, so the mark itself is decoration. */
  readonly mark?: Mark;
}

export interface Column {
  readonly title: string;
  /** Share of the table's width, out of the sum of all columns. */
  readonly share: number;
  readonly align?: 'left' | 'right';
}

export interface FactRow {
  readonly label: string;
  readonly value: readonly Text[];
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone?: 'lead' | 'body' | 'muted'; readonly mark?: Mark }
  | { readonly kind: 'heading'; readonly text: string; readonly mark?: Mark; readonly code?: string; readonly anchor?: string }
  | { readonly kind: 'facts'; readonly about: string; readonly rows: readonly FactRow[] }
  | { readonly kind: 'table'; readonly about: string; readonly dense?: boolean; readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly numbered?: boolean }
  | { readonly kind: 'panel'; readonly items: readonly string[] }
  | { readonly kind: 'commands'; readonly lines: readonly string[] }
  | { readonly kind: 'timeline'; readonly figure: TimelineFigure; readonly alt: string }
  | { readonly kind: 'graph'; readonly figure: GraphFigure; readonly alt: string }
  | { readonly kind: 'trends'; readonly trends: readonly Trend[]; readonly alt: string };

/** A small multiple: one figure by month. Heights are shares of `most`; null is a month without a figure, which is not 0. */
export interface Trend {
  readonly title: string;
  readonly value: string;
  readonly most: number;
  readonly months: readonly { readonly month: string; readonly value: number | null }[];
}

export interface Section {
  readonly id: SectionId;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export const plain = (text: string): Text => ({ text });
export const strong = (text: string): Text => ({ text, weight: 'strong' });
export const muted = (text: string): Text => ({ text, tone: 'muted' });
export const mono = (text: string): Text => ({ text, face: 'mono' });
export const digest = (grouped: string): Text => ({ text: grouped, face: 'digest' });
export const cell = (...texts: readonly Text[]): Cell => ({ texts });
