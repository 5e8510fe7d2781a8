import type { NotProved } from '../../core/run.ts';

type Values = NotProved['values'];
const or = (value: string | undefined, before: string, after: string): string => (value === undefined || value === '' ? '' : `${before}${value}${after}`);

/** What no run of this kind proves. Said with every verdict. */
export const notProved: Readonly<Record<NotProved['key'], (v: Values) => string>> = {
  'actions-never-logged': () => 'That agents did nothing beyond what was logged. A log proves what it holds, not what was never written to it.',
  'tail-after-head': (v) => `What happened after the signed head${or(v['heads'] ?? v['head'], ' (', ')')}. Events recorded later are not in this bundle.`,
  'revocation-after-pack': (v) => `That no trusted key was withdrawn after ${v['issuedAt'] ?? 'the trust pack was issued'}. Nothing is asked over a network.`,
  'no-trust-pack': () => 'Who made and signed this evidence. No trust pack is set, so no key is trusted.',
  'producer-clock': () => 'That things happened when the record says. All times are by the producer’s own clock; only their order is proved.',
  'time-before-stamp': (v) => `When each event happened, more closely than before ${v['seen'] ?? 'the time-stamp'}. An independent clock saw the whole bundle then; the times inside it are by the producer’s own.`,
  'policy-not-replayed': () => 'That the policy engine decided as its policy says. No decision of the bundle was evaluated again.',
  'policy-inputs': () => 'That the inputs of decisions were true. Risk class and data classes are what the agent declared; clearance and scopes are those of the one registry snapshot, whatever they were when it was decided.',
  'controls-not-in-pack': (v) => `Anything that the control tests outside this pack would have shown${or(v['count'], ' (', ' of them)')}. Only the tests listed were run.`,
  'redacted-values': (v) => `What stands in withheld values${or(v['count'], ' (', ' of them)')}. Their digests are covered; their content was not disclosed.`,
  'unsealed-container': () => 'Anything about the container’s own bytes. The signed files inside were verified; the archive around them is not in sealed form.',
  'source-unsigned': () => 'That these are the records the source wrote, all of them, and unchanged. The export is unsigned and carries nothing to hold it against.',
  'source-clock': () => 'That things happened when the records say, or in that order. All times are by the source’s own clock.',
  'cloudtrail-digests': () => 'What CloudTrail’s own digest files would show. AWS signs digests of its log files; this version does not read them.',
  'document-scope': () => 'That what was signed is true, or good. The document shows who vouched for these bytes, or when they were seen.',
  'pdf-scope': () => 'What a viewer shows. A signature covers bytes, not their picture: fonts, viewers and printers stand between, and the run inside was not compared with the pages.',
  'document-undated': () => 'When it was signed. No time-stamp that could be verified says so.',
  'custody-scope': () => 'That the log is whole, or the one that was written. It is not signed: whoever could write to its folder could have cut off its end, or written all of it anew. A hash of it kept elsewhere, such as in a printed report, shows that.',
  'sign-off-scope': () => 'That the review is right. A sign-off shows whose key stands for it, and for what exactly.',
  'portable-scope': () => 'That nothing else was written and taken back before. A portable case carries the review as it stands; the journal of every change stays in the workstation that wrote it.',
  'event-proof-scope': () => 'Anything about other events. The proof shows that this one stands at its place in the log, not what stands beside it, nor that the log was whole.',
  'sigstore-scope': () => 'That what was signed is true, or good. The signature says who vouched for these bytes, and when.',
};
