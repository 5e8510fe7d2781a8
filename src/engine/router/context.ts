import type { Container } from '../../core/bundle/container.ts';
import type { TrustedKey } from '../../core/trust/index.ts';
import type { CustodyDto, CustodyEntry, EvidenceDto, ImportStep, RehashStep, ReportSignRefusal, RunDto, StatusDto } from '../../contract/index.ts';
import type { KeptControls } from '../controls/kept-controls.ts';
import type { EngineReview } from '../review.ts';
import type { Index } from '../index-db/index.ts';
import type { TrustViews } from '../trust/trust-views.ts';
import type { Downloads } from './downloads.ts';
import type { Intakes, TakenIn } from './intakes.ts';

/** What the handlers call. `openEngine` yields it; tests make smaller ones. */
export interface RouterEngine {
  readonly dataDir: string;
  status(): Omit<StatusDto, 'shell' | 'refusedRequests'>;
  setTrustPack(file: TakenIn): Promise<void>;
  readonly evidence: {
    list(): Promise<readonly EvidenceDto[]>;
    /** The first file is the evidence, others accompany it. */
    import(files: readonly TakenIn[], signal: AbortSignal): AsyncIterable<ImportStep>;
    verifyAgain(digest: string, signal: AbortSignal): AsyncIterable<ImportStep>;
    verifyTogether(digests: readonly string[], again: boolean, signal: AbortSignal): AsyncIterable<ImportStep>;
    rehash(digest: string, signal: AbortSignal): AsyncIterable<RehashStep>;
    purge(digest: string): Promise<void>;
    /** Copies the vault's file out under its own name, told in the custody log; `copy` makes the copy and says where. Null when it is not here. */
    handOut(digest: string, copy: (source: string, name: string) => Promise<string>): Promise<string | null>;
    /** Bytes of the vault's copy itself, archive and all. */
    read(digest: string, offset: number, length: number): Promise<{ readonly total: number; readonly bytes: Uint8Array }>;
    /** The vault's copy, listed for reading; the caller closes it. */
    open(digest: string): Promise<Container & { close(): Promise<void> }>;
  };
  readonly runs: {
    get(runId: string): Promise<RunDto | null>;
    list(digest: string): Promise<readonly { readonly id: string; readonly startedAt: string }[]>;
  };
  /** The query index of a piece of evidence, built first where there is none. */
  index(digest: string): Promise<Index>;
  readonly custody: {
    list(): Promise<CustodyDto>;
    /** Reads the file again. */
    check(): Promise<CustodyDto>;
    /** The custody log that a piece of evidence is. */
    imported(digest: string): Promise<CustodyDto>;
    bytes(): Promise<Uint8Array>;
    note(act: CustodyEntry['act'], subject: string, detail: Readonly<Record<string, string>>): Promise<CustodyEntry>;
  };
  readonly trust: {
    readonly views: TrustViews;
    /** The pack in force, with its keys as they stand in it. */
    current(): { readonly keys: readonly TrustedKey[] } | null;
  };
  /** The furthest head seen of every log. */
  heads(): readonly { readonly origin: string; readonly size: number; readonly root: string; readonly evidence: string; readonly at: string }[];
  readonly review: EngineReview;
  readonly ownControls: KeptControls;
  readonly signing: {
    /** When a report says that it is signed, epoch milliseconds. */
    now(): number;
    /** A PDF with room for a signature, signed; key and passphrase are used for this call and kept nowhere. */
    signReport(report: Uint8Array, files: { readonly key: Uint8Array; readonly certificates: Uint8Array | null; readonly passphrase: string | null }):
      { readonly ok: true; readonly report: Uint8Array } | { readonly ok: false; readonly because: ReportSignRefusal };
  };
}

/** Everything a handler may use; one a shell, shared by its windows. */
export interface RouterContext {
  readonly engine: RouterEngine;
  readonly shell: StatusDto['shell'];
  /** Requests the shell has refused since it started. */
  readonly refused: () => number;
  readonly intakes: Intakes;
  readonly downloads: Downloads;
}
