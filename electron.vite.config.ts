import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** The node side (Electron main, engine process, worker, loopback host, terminal), the preload, and the window. */
export default defineConfig({
  main: {
    build: {
      externalizeDeps: true,
      rollupOptions: {
        input: {
          index: 'src/main/index.ts',
          'engine-process': 'src/main/engine-process.ts',
          'job-worker': 'src/engine/jobs/job-worker.ts',
          'prover-worker': 'src/engine/prover/prover-worker.ts',
          host: 'src/host/index.ts',
          cli: 'src/cli/index.ts',
        },
        // Beside the entries, so that shared code finds them where it is itself: src/engine/prover/index.ts.
        output: { chunkFileNames: 'shared-[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      rollupOptions: { input: 'src/preload/index.ts', output: { format: 'cjs', entryFileNames: 'index.cjs' } },
    },
  },
  renderer: {
    root: 'src/renderer',
    // The loopback host serves the window below a path that is made anew each time: no address in it may be absolute.
    base: './',
    plugins: [react()],
    build: { rollupOptions: { input: 'src/renderer/index.html' } },
  },
});
