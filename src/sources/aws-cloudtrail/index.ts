export { createCloudTrailReader } from './reader.ts';
export { recogniseCloudTrail } from './recognise.ts';
