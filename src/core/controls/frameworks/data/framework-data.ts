/** Something about a framework that changes with time. */
export interface Notice {
  readonly text: string;
  /** UTC day on which it was last looked at. */
  readonly checked: string;
  /** `notes`: working notes with a source behind them. `memory`: nobody has held it against the publication yet. */
  readonly basis: 'notes' | 'memory';
}

/** A framework as far as control tests can be evidence relevant to it; in our own words, never the publication’s. */
export interface FrameworkData {
  readonly id: string;
  readonly title: string;
  readonly edition: string;
  /** Offered only where it is asked for by name, because it is no longer in force. */
  readonly legacy?: true;
  /** What evidence of this kind cannot say for it. */
  readonly limit: string;
  readonly notices: readonly Notice[];
  /** Its own numbering → what stands there. */
  readonly references: Readonly<Record<string, string>>;
}
