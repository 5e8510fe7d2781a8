import type { FindingCode } from '../../core/findings/index.ts';
import type { OpenedBundle } from './opened-bundle.ts';

/** A change to the files, sealed again so that nothing but the content can give it away; or to the archive's own bytes. */
type Change =
  | { readonly to: 'content'; readonly apply: (bundle: OpenedBundle) => void }
  | { readonly to: 'archive'; readonly apply: (archive: Uint8Array) => Uint8Array };

/** A named change of a sound bundle. */
export interface Tamper {
  readonly name: string;
  readonly describes: string;
  /** The code that verification must raise, among others; the sound bundle raises none like it. */
  readonly expects: FindingCode;
  readonly change: Change;
}

export const toContent = (name: string, expects: FindingCode, describes: string, apply: (bundle: OpenedBundle) => void): Tamper =>
  ({ name, expects, describes, change: { to: 'content', apply } });

export const toArchive = (name: string, expects: FindingCode, describes: string, apply: (archive: Uint8Array) => Uint8Array): Tamper =>
  ({ name, expects, describes, change: { to: 'archive', apply } });
