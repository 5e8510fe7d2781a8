/** Our words on a framework in another language than that of its data. */
export interface FrameworkWords {
  readonly title: string;
  readonly edition: string;
  readonly limit: string;
  /** In the order of the data's. */
  readonly notices: readonly string[];
  readonly references: Readonly<Record<string, string>>;
}
