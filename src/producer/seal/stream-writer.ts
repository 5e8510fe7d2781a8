import { FIRST_SEQ, type BundlePredicate, type StreamStatement } from '../../core/bundle/format.ts';
import { toHex } from '../../core/encoding/index.ts';
import type { Signer } from '../keys/demonstration-keys.ts';
import { signCheckpoint } from './checkpoint.ts';
import { createEventChain, type EventContent } from './event-chain.ts';
import { bundleFile, createLineSpool, type BundleFile } from './spool.ts';

type Redaction = BundlePredicate['redactions'][number];

/** One log: its chain, its files, its signed head, and what was withheld in it. */
export interface StreamWriter {
  append(content: EventContent, withheldBecause?: Readonly<Record<string, string>>): void;
  finish(): { readonly statement: StreamStatement; readonly files: readonly BundleFile[]; readonly redactions: readonly Redaction[] };
}

export function createStreamWriter(directory: string, name: string, origin: string, signer: Signer, redactedBy: string): StreamWriter {
  const chain = createEventChain(origin);
  const spool = createLineSpool(directory, name);
  const redactions: Redaction[] = [];
  return {
    append(content, withheldBecause = {}) {
      for (const [member, reason] of Object.entries(withheldBecause)) {
        redactions.push({ path: spool.current, field: `${content.members.record_id}/${member}`, by: redactedBy, reason });
      }
      spool.write(chain.append(content));
    },
    finish() {
      const { first, last } = chain;
      if (first === null || last === null) throw new Error(`stream ${name} holds no event`);
      const files = spool.finish();
      const root = chain.root();
      const checkpoint = bundleFile(`checkpoints/${name}.txt`, signCheckpoint(origin, last.seq - FIRST_SEQ + 1, root, signer));
      const statement: StreamStatement = {
        name,
        origin,
        files: files.map((file) => file.name),
        count: last.seq - first.seq + 1,
        first,
        last,
        merkle_root: toHex(root),
        previous: null,
      };
      return { statement, files: [...files, checkpoint], redactions };
    },
  };
}
