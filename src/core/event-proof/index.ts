export { EVENT_PROOF_FORMAT, eventBytes, eventProofBytes, MAX_EVENT_PROOF_BYTES, readEventProof, type EventProof, type WithheldMember } from './event-proof.ts';
export { verifyEventProof } from './verify-event-proof.ts';
