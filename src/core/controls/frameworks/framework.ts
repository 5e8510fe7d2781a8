import type { MAPPED } from './data/index.ts';

/** Frameworks that control tests are evidence relevant to. Their ids are stable: runs name them. */
export type FrameworkId = keyof typeof MAPPED;

type ReferenceOf<F extends FrameworkId> = keyof (typeof MAPPED)[F]['references'];

/** What of each framework one control test is evidence relevant to, in the framework's own numbering; a reference that its data lacks does not compile. */
export type Mapping = { readonly [F in FrameworkId]?: readonly ReferenceOf<F>[] };
