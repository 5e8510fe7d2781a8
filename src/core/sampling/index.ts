export { generator, isSeed, MODULUS, MULTIPLIER } from './generator.ts';
export * from './method.ts';
export { populationCounter, type PopulationCounter } from './population.ts';
export { samplePositions } from './positions.ts';
