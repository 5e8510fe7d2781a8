/** An archive’s own records. */
export const ZIP_PROBLEMS = [
  'zip-count', 'zip-counts', 'zip-data', 'zip-directory-place', 'zip-directory-record', 'zip-directory-size', 'zip-disks', 'zip-end-missing', 'zip-end-twice',
  'zip-ends-differ', 'zip-extra-fields', 'zip-field-half', 'zip-field-length', 'zip-field-missing', 'zip-field-twice', 'zip-field-unneeded',
  'zip-inflate', 'zip-inner-header', 'zip-record-cut', 'zip-too-long', 'zip-too-short', 'zip64-missing', 'zip64-place', 'zip64-record', 'zip64-size',
] as const;
export type ZipWord = (typeof ZIP_PROBLEMS)[number];

/** Where an archive leaves the one byte form of a sealed bundle. */
export const SEAL_PROBLEMS = ['seal-directory', 'seal-end-record', 'seal-entry-place', 'seal-local-header', 'seal-name-order'] as const;
export type SealWord = (typeof SEAL_PROBLEMS)[number];

/** Names of entries and of files in a folder. */
export const NAME_PROBLEMS = [
  'name-absolute', 'name-backslash', 'name-control', 'name-drive', 'name-empty', 'name-empty-part', 'name-invisible', 'name-part-end', 'name-relative',
  'name-second', 'name-utf-8', 'name-windows',
] as const;
export type NameWord = (typeof NAME_PROBLEMS)[number];

/** A container as a whole, archive or folder. */
export const CONTAINER_PROBLEMS = ['container-entries', 'container-ratio', 'container-size', 'container-unreadable'] as const;
export type ContainerWord = (typeof CONTAINER_PROBLEMS)[number];

/** What keeps a file, or one of its parts, from being read to its end. */
export const FILE_PROBLEMS = [
  'disk-full', 'disk-read-only', 'file-changed', 'file-circular', 'file-denied', 'file-disk', 'file-folder', 'file-gone', 'file-grew', 'file-irregular', 'file-shrank',
  'file-system', 'gzip-damaged', 'gzip-grows', 'gzip-size',
] as const;
export type FileWord = (typeof FILE_PROBLEMS)[number];
