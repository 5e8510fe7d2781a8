import type { Scene } from '../scene.ts';
import { CASCADE_SCENES } from './cascades.ts';
import { GRAPH_SCENES } from './graph.ts';
import { INCIDENT_SCENES } from './incidents.ts';
import { PROBING_SCENES } from './probing.ts';
import { REPORT_SCENES } from './reports.ts';
import { RETENTION_SCENES } from './retention.ts';
import { STOPPED_SCENES } from './stopped.ts';
import { VERSION_SCENES } from './versions.ts';

/** Scenes of the tests of oversight of the plane as a whole. */
export const OVERSIGHT_SCENES: readonly Scene[] = [
  ...STOPPED_SCENES, ...INCIDENT_SCENES, ...REPORT_SCENES, ...RETENTION_SCENES, ...GRAPH_SCENES, ...VERSION_SCENES, ...PROBING_SCENES, ...CASCADE_SCENES,
];
