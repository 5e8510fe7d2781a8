import { MANIFEST_PATH, SIGSTORE_MANIFEST_PATH } from '../../core/bundle/format.ts';

/** Whether a container's entry names are those of an evidence bundle. What is in them is for the verifier to say. */
export function recognise(names: readonly string[]): boolean {
  return names.includes(MANIFEST_PATH) || names.includes(SIGSTORE_MANIFEST_PATH);
}
