import { oc, type } from '@orpc/contract';
import { z } from 'zod';
import type { AxisVerdict, Refused } from '../core/findings/index.ts';
import type { PackChange, TrustedKey } from '../core/trust/index.ts';
import { digest, errors, intake } from './parts.ts';

/** Instants in packs are RFC 3339; those of certificates and lists are epoch milliseconds. */

export interface TrustKeyDto {
  readonly keyid: string;
  /** The keyid as twelve groups of digits, to compare by voice. */
  readonly voice: string;
  readonly name: string;
  readonly holder: string;
  readonly algorithm: TrustedKey['algorithm'];
  readonly purposes: readonly string[];
  readonly notBefore: string;
  readonly notAfter: string;
  readonly compromisedSince: string | null;
  readonly endorsedBy: string | null;
  /** Origins of the logs whose heads it signs. */
  readonly logs: readonly string[];
}

export interface AnchorDto {
  readonly fingerprint: string;
  readonly voice: string;
  readonly name: string;
  readonly purposes: readonly string[];
  readonly compromisedSince: string | null;
  readonly certificate: {
    readonly subject: string;
    readonly issuer: string;
    readonly serial: string;
    readonly notBefore: number;
    readonly notAfter: number;
    readonly ca: boolean;
    /** How many authorities may stand below it; null where it does not say. */
    readonly pathLength: number | null;
    readonly permitted: readonly string[];
    readonly excluded: readonly string[];
  } | null;
}

export interface RevocationListDto {
  readonly sha256: string;
  readonly list: { readonly issuer: string; readonly thisUpdate: number; readonly nextUpdate: number | null; readonly revoked: number; readonly defects: readonly string[] } | null;
}

export interface TrustedRootDto {
  readonly identities: readonly { readonly san: string; readonly issuer: string }[];
  readonly parts: readonly { readonly kind: 'authority' | 'time-authority' | 'log' | 'certificate-log'; readonly name: string; readonly from: number; readonly to: number }[];
  readonly problems: readonly { readonly place: string; readonly problem: string }[];
}

export interface TrustPackDto {
  readonly digest: string;
  readonly name: string;
  readonly issuedAt: string;
  readonly staleAfterDays: number;
  readonly ageDays: number;
  readonly stale: boolean;
  readonly threshold: number;
  readonly keys: readonly TrustKeyDto[];
  readonly anchors: readonly AnchorDto[];
  readonly revocationLists: readonly RevocationListDto[];
  readonly sigstore: TrustedRootDto | null;
}

/** A file offered as a pack. Refusing one is an answer, not an error. */
export type TrustCandidateDto = Refused | ({ readonly ok: true } & TrustCandidate);

/** A pack that waits for the person's word, and what it would change. */
export interface TrustCandidate {
  readonly pack: TrustPackDto;
  /** The pack that is in force now; null where there is none. */
  readonly inForce: { readonly name: string; readonly digest: string; readonly issuedAt: string } | null;
  readonly changes: readonly PackChange[];
}

export interface TrustHistoryEntry {
  readonly digest: string;
  readonly name: string;
  readonly issuedAt: string;
  /** Each time it was set, by the custody log, oldest first. */
  readonly setAt: readonly string[];
  /** Whether the vault still has its bytes. */
  readonly held: boolean;
  readonly current: boolean;
}

/** A run of a piece of evidence, and the pack it was judged by. */
export interface TrustRunDto {
  readonly runId: string;
  readonly startedAt: string;
  readonly pack: { readonly name: string; readonly digest: string; readonly issuedAt: string } | null;
  /** Whether that is the pack in force, or both are none. */
  readonly current: boolean;
  readonly axes: readonly AxisVerdict[];
}

export type { PackChange } from '../core/trust/index.ts';

const base = oc.errors(errors);

export const trustContract = {
  current: base.output(type<TrustPackDto | null>()),
  byDigest: base.input(z.object({ digest })).output(type<TrustPackDto>()),
  /** Reads a file as a pack without setting it: `session.setTrustPack` does that. */
  candidate: base.input(z.object({ intake })).output(type<TrustCandidateDto>()),
  history: base.output(type<readonly TrustHistoryEntry[]>()),
  /** Newest first. */
  runs: base.input(z.object({ digest })).output(type<readonly TrustRunDto[]>()),
  export: base.input(z.object({ digest })).output(type<{ readonly downloadId: string; readonly name: string; readonly size: number; readonly sha256: string }>()),
};
