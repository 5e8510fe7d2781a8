export * from './algorithm-identifier.ts';
export * from './certificate.ts';
export * from './certificate-extensions.ts';
export * from './extension.ts';
export * from './general-name.ts';
export * from './name.ts';
export * from './name-constraints.ts';
export * from './policy-extensions.ts';
