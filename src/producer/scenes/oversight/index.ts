import type { Scene } from '../scene.ts';
import { GRAPH_SCENES } from './graph.ts';
import { REPORT_SCENES } from './reports.ts';
import { STOPPED_SCENES } from './stopped.ts';
import { VERSION_SCENES } from './versions.ts';

/** Scenes of the tests of oversight of the plane as a whole. */
export const OVERSIGHT_SCENES: readonly Scene[] = [...STOPPED_SCENES, ...REPORT_SCENES, ...GRAPH_SCENES, ...VERSION_SCENES];
