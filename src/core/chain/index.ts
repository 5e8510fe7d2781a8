export * from './block-proof.ts';
export * from './chain-result.ts';
export { checkDisclosures, provedEvent, provedEvents, readEventLine, type Disclosure, type EventLineResult } from './event-line.ts';
export { genesisHash } from './genesis.ts';
export { coveredMembers, hashedPart } from './hashed-part.ts';
export { RECENT_HASHES } from './recent-events.ts';
export type { SequenceGap } from './sequence.ts';
export { createLineSplitter, type LineSplitter } from './split-lines.ts';
export * from './verify-chain.ts';
