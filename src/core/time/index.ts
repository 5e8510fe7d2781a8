export type { TimeAuthority } from './judge-authority.ts';
export * from './problems.ts';
export * from './time-stamp-request.ts';
export * from './time-stamp-response.ts';
export * from './tst-info.ts';
export * from './verify-time-stamp.ts';
