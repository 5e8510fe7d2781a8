export { openZip, type ZipContainer } from './open-zip.ts';
