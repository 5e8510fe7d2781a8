export { judgeSeal, type JudgedSeal } from './judge-seal.ts';
export { writeChain } from './read-chain.ts';
export { readSeal, type Seal } from './read-seal.ts';
