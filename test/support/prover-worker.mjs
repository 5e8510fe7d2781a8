// Lets a proving thread run the TypeScript entry, as the built one does in the app.
import { register } from 'tsx/esm/api';

register();
await import('../../src/engine/prover/prover-worker.ts');
