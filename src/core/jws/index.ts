export * from './algorithm.ts';
export * from './parse-jws.ts';
export * from './verify-jws.ts';
