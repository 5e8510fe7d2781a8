import { spawnSync } from 'node:child_process';
import { sourceFiles } from './source-files.ts';

/** Files, exports and packages that nothing uses. The count is of the files that could have been unused. */
const files = ['src', 'test', 'build'].flatMap((folder) => sourceFiles(folder, /\.(ts|tsx|cjs)$/));
const { status, stdout } = spawnSync('npx', ['knip', '--no-progress'], { encoding: 'utf8', shell: process.platform === 'win32' });
if (stdout.trim() !== '') console.error(stdout.trim());
console.log(`unused: ${files.length} files examined, ${status === 0 ? 'nothing unused' : 'some of it unused'}`);
process.exit(status === 0 && files.length > 0 ? 0 : 1);
