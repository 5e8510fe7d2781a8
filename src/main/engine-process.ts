import { openEngine } from '../engine/index.ts';
import { serveEngine, type ParentPort } from './serve-engine.ts';

/** Entry of the engine's utility process. Electron adds `parentPort` to `process` there. */
const { parentPort } = process as unknown as { readonly parentPort: ParentPort };
serveEngine(parentPort, openEngine);
