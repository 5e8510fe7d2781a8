import { MANIFEST_PATH, type ApprovalStatement } from '../../core/bundle/format.ts';
import { encodeBase64, encodeUtf8 } from '../../core/encoding/index.ts';
import { jcsBytes } from '../seal/jcs.ts';
import { bytesOf, firstNamed, payloadText, replaceEnvelope, resealManifest, type OpenedBundle } from './opened-bundle.ts';

const isResult = (name: string): boolean => name.endsWith('/junit.xml');
const isApproval = (name: string): boolean => name.startsWith('approvals/');

export function dropFile(bundle: OpenedBundle): void {
  bundle.files.delete(firstNamed(bundle, isResult));
}

export function addFile(bundle: OpenedBundle): void {
  bundle.files.set('artifacts/art-added-1/junit.xml', encodeUtf8('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites tests="0"/>\n'));
}

/** The case count of a test result, one bit away. */
export function changeFile(bundle: OpenedBundle): void {
  const name = firstNamed(bundle, isResult);
  const bytes = Uint8Array.from(bytesOf(bundle, name));
  const at = bytes.findIndex((byte, index) => index > 60 && byte >= 0x30 && byte <= 0x38);
  bytes[at] = bytes[at]! ^ 1;
  bundle.files.set(name, bytes);
}

export function stripSignature(bundle: OpenedBundle): void {
  replaceEnvelope(bundle, MANIFEST_PATH, (envelope) => ({ ...envelope, signatures: envelope.signatures.slice(0, 1) }));
}

export function signWithStranger(bundle: OpenedBundle): void {
  resealManifest(bundle, [bundle.stranger], (statement) => statement);
}

export function editApproval(bundle: OpenedBundle): void {
  replaceEnvelope(bundle, firstNamed(bundle, isApproval), (envelope) => {
    const statement = JSON.parse(payloadText(envelope)) as ApprovalStatement;
    return { ...envelope, payload: encodeBase64(jcsBytes({ ...statement, reason: 'Approved in the stand-up.' })) };
  });
}
