import { spawnSync } from 'node:child_process';

/** One project per environment, so that a file sees only the globals it will have. */
const PROJECTS = ['src/core', 'src/engine', 'src/preload', 'src/renderer', 'test'];

let failed = false;
for (const project of PROJECTS) {
  const { status, stdout } = spawnSync('npx', ['tsc', '-p', project, '--listFiles', '--pretty', 'false'], { encoding: 'utf8', shell: process.platform === 'win32' });
  const lines = stdout.split('\n').filter((line) => line !== '');
  const errors = lines.filter((line) => /\berror TS\d+/.test(line));
  const files = lines.filter((line) => !line.includes('node_modules') && !/\berror TS\d+/.test(line) && /\.(ts|tsx)$/.test(line)).length;
  for (const error of errors) console.error(error);
  console.log(`typecheck: ${project}: ${files} files, ${errors.length} errors`);
  failed ||= status !== 0 || files === 0;
}
process.exit(failed ? 1 : 0);
