export * from './outcome.ts';
export * from './checks.ts';
export * from './codes/index.ts';
export * from './finding.ts';
export * from './check.ts';
export * from './verdict.ts';
export * from './sink.ts';
