export { listZip, openZip, type ZipListing } from './open-zip.ts';
