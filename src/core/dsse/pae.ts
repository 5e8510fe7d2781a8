import { encodeUtf8 } from '../encoding/index.ts';

/** DSSE pre-authentication encoding: what is signed binds the type as well as the bytes. Lengths are in bytes. */
export function pae(payloadType: string, payload: Uint8Array): Uint8Array {
  const typeLength = encodeUtf8(payloadType).length;
  const head = encodeUtf8(`DSSEv1 ${typeLength} ${payloadType} ${payload.length} `);
  const message = new Uint8Array(head.length + payload.length);
  message.set(head);
  message.set(payload, head.length);
  return message;
}
