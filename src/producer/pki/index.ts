export * from './algorithm-identifier.ts';
export * from './certificate.ts';
export * from './cms.ts';
export * from './crl.ts';
export * from './der-writer.ts';
export * from './extensions.ts';
export * from './name.ts';
export * from './timestamp-token.ts';
