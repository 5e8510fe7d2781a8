import type { Prop } from './datatypes.ts';

/** What one check or one test showed, in the words of the model. */
export interface Observation {
  readonly uuid: string;
  readonly title: string;
  readonly description: string;
  readonly props: readonly Prop[];
  readonly methods: readonly string[];
  readonly types: readonly string[];
  readonly origins: readonly unknown[];
  readonly subjects?: readonly unknown[];
  readonly 'relevant-evidence'?: readonly { readonly href: string; readonly description: string; readonly props?: readonly Prop[] }[];
  readonly collected: string;
}
