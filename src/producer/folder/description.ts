import { parseTimestamp } from '../../core/encoding/index.ts';
import { object, optional, parseStrict, record, text, type Shape, type ShapeProblem } from '../../core/json/index.ts';
import { ProducerError } from '../producer-error.ts';

/** What a folder cannot say by its files: docs/formats/bundle-folder.md. */
export interface BundleDescription {
  readonly bundle_id: string;
  readonly tenant: string;
  readonly producer: { readonly name: string; readonly version: string };
  readonly period: { readonly from: string; readonly to: string };
  /** When it was sealed; the moment of making, where it is absent. */
  readonly created_at?: string;
  /** Stream, as its folder below `audit/` is called → origin of the log. */
  readonly logs: Readonly<Record<string, string>>;
  /** Who decided that values stand as digests only, and why. Needed where there are any. */
  readonly redactions?: { readonly by: string; readonly reason: string };
}

const named = text((value) => value !== '');
const time = text((value) => parseTimestamp(value) !== null);
const DESCRIPTION: Shape<BundleDescription> = object<BundleDescription>({
  bundle_id: named,
  tenant: named,
  producer: object<BundleDescription['producer']>({ name: named, version: named }),
  period: object<BundleDescription['period']>({ from: time, to: time }),
  created_at: optional(time),
  logs: record(named),
  redactions: optional(object<NonNullable<BundleDescription['redactions']>>({ by: named, reason: named })),
});

/** JSON in any spelling: people write it. Throws ProducerError for one that lacks, or has, a member too many. */
export function readDescription(bytes: Uint8Array, name: string): BundleDescription {
  const read = parseStrict(bytes, { maxDepth: 8, maxBytes: 2 ** 20 });
  if (!read.ok) throw new ProducerError(`${name} is not JSON`, null, { misfits: [{ problem: read.problem, at: { offset: read.offset } }] });
  const problems: ShapeProblem[] = [];
  const value: unknown = read.value;
  if (!DESCRIPTION(value, '', problems) || problems.length > 0) {
    const first = problems[0];
    throw new ProducerError(`${name} does not describe a bundle: ${first?.problem ?? 'wrong-type'} at ${first?.pointer || '/'}`, 'docs/formats/bundle-folder.md shows one');
  }
  if (value.period.from > value.period.to) throw new ProducerError(`the period in ${name} ends before it begins`);
  if (Object.keys(value.logs).length === 0) throw new ProducerError(`${name} names no log`);
  return value;
}
