export { reviewDigest, type ReviewEntry } from './review-digest.ts';
export * from './sign-off.ts';
