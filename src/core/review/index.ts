export { reviewDigest, SIGNED_TABLES, type ReviewEntry } from './review-digest.ts';
export * from './sign-off.ts';
