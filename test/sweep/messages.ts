import type { Chunk } from './chunks.ts';
import type { SweepResult } from './result.ts';

/** What a process that tries changes says to its parent. */
export type Told = { readonly kind: 'ready' } | { readonly kind: 'progress'; readonly at: string } | { readonly kind: 'done'; readonly result: SweepResult };
/** What the parent asks of it. */
export type Asked = { readonly kind: 'chunk'; readonly chunk: Chunk } | { readonly kind: 'end' };
