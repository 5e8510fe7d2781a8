export * from './envelope.ts';
export { pae } from './pae.ts';
export { verifyEnvelope } from './verify-envelope.ts';
