import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import { digest, errors } from './parts.ts';

export const SIGNED_KINDS = ['approval', 'work-package', 'receipt'] as const;
/** What the run made of it; `shared`: more than one key signed, and which of them it rests on is not told. */
export const DOCUMENT_SIGNATURES = ['valid', 'invalid', 'unknown-key', 'missing', 'shared'] as const;

/** Documents of one kind whose envelope names one key, by how their signature stands. */
export interface SignedDocuments {
  readonly keyid: string;
  readonly kind: (typeof SIGNED_KINDS)[number];
  readonly signature: (typeof DOCUMENT_SIGNATURES)[number];
  readonly count: number;
}

export interface SignedDocumentsDto {
  readonly documents: readonly SignedDocuments[];
  /** Beyond what is read of one bundle, or no envelope. */
  readonly unread: number;
}

const base = oc.errors(errors);

export const signedDocumentsContract = {
  byKey: base.input(z.object({ digest })).output(type<SignedDocumentsDto>()),
};
