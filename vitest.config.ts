import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,integration,cli}/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    coverage: {
      provider: 'v8',
      // Every file of core counts, loaded or not: an untested file must lower the figure.
      include: ['src/core/**/*.ts'],
      exclude: ['**/index.ts', 'src/core/bundle/format.ts', 'src/core/model/record.ts', 'src/core/trust/pack.ts', 'src/core/**/types.ts'],
      reporter: ['text-summary'],
      thresholds: { statements: 90, branches: 85, functions: 90, lines: 90 },
    },
  },
});
