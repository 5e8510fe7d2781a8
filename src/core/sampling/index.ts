export { generator } from './generator.ts';
export * from './method.ts';
export { populationCounter } from './population.ts';
export { samplePositions } from './positions.ts';
