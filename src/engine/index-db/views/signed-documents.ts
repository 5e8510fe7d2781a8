import type { DuckDBConnection } from '@duckdb/node-api';
import { DOCUMENT_SIGNATURES, SIGNED_KINDS, type SignedDocuments } from '../../../contract/index.ts';
import { select } from '../select.ts';

/** A file that somebody signed on its own, with what the run made of its signature. */
export interface SignedFile extends Pick<SignedDocuments, 'kind' | 'signature'> {
  readonly file: string;
}

const ROWS = `SELECT 'approval' AS kind, document, signature FROM approvals UNION SELECT 'work-package', document, signature FROM work_packages
  UNION SELECT 'receipt', document, signature FROM receipts`;

/** Every approval, work package and receipt that the record's actions name, once each, in the order of their files. */
export async function signedFiles(connection: DuckDBConnection): Promise<readonly SignedFile[]> {
  const rows = await select(connection, `SELECT DISTINCT kind, document, signature FROM (${ROWS}) WHERE document IS NOT NULL AND signature IS NOT NULL ORDER BY ALL`);
  return rows.map((row) => ({ file: row.text('document'), kind: row.word('kind', SIGNED_KINDS), signature: row.word('signature', DOCUMENT_SIGNATURES) }));
}
