export * from './entry.ts';
export { createCustodyVerifier, custodyOrigin, type CustodyArguments, type CustodyVerification, type CustodyVerifier } from './verify-custody.ts';
