import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,integration,cli}/**/*.test.{ts,tsx}'],
    // Every processor: left alone, one is kept free for watching, and of two only one works.
    maxWorkers: '100%',
    testTimeout: 60_000,
    // Removing a folder of a whole vault takes seconds on a machine whose disk is busy.
    hookTimeout: 60_000,
    coverage: {
      provider: 'v8',
      // Every file of core counts, loaded or not: an untested file must lower the figure. Left out are types alone.
      include: ['src/core/**/*.ts'],
      exclude: ['**/index.ts', '**/types.ts', 'src/core/bundle/format.ts', 'src/core/bundle/format/**', 'src/core/model/**', 'src/core/trust/pack.ts', 'src/core/crypto/algorithm.ts', 'src/core/findings/{finding,check}.ts', 'src/core/findings/sigstore-reason.ts'],
      reporter: ['text-summary'],
      thresholds: { statements: 96, branches: 91, functions: 97, lines: 97 },
    },
  },
});
