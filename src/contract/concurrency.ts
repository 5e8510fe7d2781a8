/** A stretch of time, half open, of one crowd. */
export interface ConcurrencyBucket {
  /** Place on the axis: begins at `from + index * step`. */
  readonly index: number;
  /** The most that ran at once. */
  readonly running: number;
  readonly starts: number;
  /** Starts beyond the limit of their moment. */
  readonly over: number;
  /** Starts at which the record knows no limit. */
  readonly unlimited: number;
  /** The least and the greatest limit in force; null where the record knows none. */
  readonly lowest: number | null;
  readonly highest: number | null;
}

/** What one limit is for, and what ran under it. */
export interface ConcurrencyCrowd {
  readonly what: 'fleet' | 'environment' | 'agent';
  readonly fleet: string;
  readonly agent: string | null;
  readonly environment: string | null;
  readonly label: string;
  readonly runs: number;
  /** Runs that had not ended when the record does. */
  readonly open: number;
  readonly peak: number;
  readonly over: number;
  /** The first start beyond the limit of its moment, and the first without a known limit. */
  readonly firstOver: number | null;
  readonly firstUnlimited: number | null;
  readonly buckets: readonly ConcurrencyBucket[];
}

/** Actions that ran at once against the limits of their time, as CT-38 counts them. */
export interface ConcurrencyDto {
  /** Epoch milliseconds: all crowds share the axis. */
  readonly from: number;
  readonly to: number;
  readonly step: number;
  /** Of those the limit was exceeded in first. */
  readonly crowds: readonly ConcurrencyCrowd[];
  readonly crowdsLeftOut: number;
  /** Whether the record holds every change of a limit; where not, no fleet's limit is known. */
  readonly limitsWhole: boolean;
}
