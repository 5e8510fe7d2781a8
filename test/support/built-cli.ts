import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '../..');

/** The terminal built as the product is, so that a test can start it many times: through tsx each start costs a second. */
export async function builtCli(): Promise<string> {
  const outDir = join(root, 'test-results', `cli-${process.pid}`);
  await build({
    root, configFile: false, logLevel: 'silent', publicDir: false,
    build: { ssr: join(root, 'src/cli/index.ts'), outDir, emptyOutDir: true, rollupOptions: { output: { entryFileNames: 'cli.mjs', chunkFileNames: '[name]-[hash].mjs' } } },
  });
  return join(outDir, 'cli.mjs');
}
