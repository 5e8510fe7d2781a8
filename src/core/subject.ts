/** What was verified, as far as its own words say. */
export type Subject =
  | { readonly kind: 'evidence-bundle'; readonly digest: string; readonly size: number; readonly bundleId: string | null; readonly tenant: string | null; readonly producer: string | null; readonly createdAt: string | null; readonly period: { readonly from: string; readonly to: string } | null }
  | { readonly kind: 'sigstore-bundle'; readonly digest: string; readonly size: number; readonly artifactDigest: string | null; readonly identity: string | null; readonly issuer: string | null }
  | {
    readonly kind: 'signed-document'; readonly form: 'cms' | 'jws' | 'timestamp' | 'pdf'; readonly digest: string; readonly size: number;
    readonly artifactDigest: string | null; readonly signer: string | null;
  }
  | {
    readonly kind: 'custody-log'; readonly digest: string; readonly size: number; readonly entries: number;
    /** What the first entry says the log was begun with. */
    readonly software: string | null;
    readonly period: { readonly from: string; readonly to: string } | null;
  }
  | {
    readonly kind: 'audit-export'; readonly format: 'aws-cloudtrail' | 'otlp-traces'; readonly compressed: boolean; readonly digest: string; readonly size: number;
    /** Times of the first and last record, by the source's clock; null when none could be read. */
    readonly period: { readonly from: string; readonly to: string } | null;
  }
  | {
    readonly kind: 'sign-off'; readonly digest: string; readonly size: number; readonly signOffs: number;
    /** Of the run that was given; null where none was. */
    readonly runDigest: string | null;
    /** What the first sign-off that can be read says it is about. */
    readonly case: string | null;
    readonly evidence: string | null;
  }
  | {
    readonly kind: 'portable-case'; readonly digest: string; readonly size: number; readonly signOffs: number; readonly rows: number;
    readonly name: string | null; readonly evidence: string | null; readonly enclosed: boolean; readonly runDigest: string | null;
  }
  | {
    readonly kind: 'event-proof'; readonly digest: string; readonly size: number;
    /** Log, id and number of the event, and how many events the signed head counts; null where the file is no proof. */
    readonly origin: string | null; readonly event: string | null; readonly seq: number | null; readonly treeSize: number | null;
  }
  /** `because` is a word of `PROBLEMS`; earlier runs hold English prose. */
  | { readonly kind: 'unreadable'; readonly digest: string; readonly size: number; readonly because: string };
