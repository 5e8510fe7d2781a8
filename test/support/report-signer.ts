import { asJson, canonicalize } from '../../src/core/json/index.ts';
import { pemOf } from '../../src/producer/keys/certificate-chain.ts';
import { signerFromKey } from '../../src/producer/keys/signer.ts';
import { certificate, pack } from './document-fixture.ts';
import { RSA_PRIVATE } from './tiny-keys.ts';

/** The key file of whoever signs reports, with its certificate, as a file dialog hands it over. */
export const REPORT_KEY = {
  name: 'ada.pem',
  mimeType: 'application/x-pem-file',
  buffer: Buffer.from(`${RSA_PRIVATE.export({ format: 'pem', type: 'pkcs8' }).toString()}${pemOf('CERTIFICATE', certificate(undefined, [], signerFromKey(RSA_PRIVATE).spki))}`),
};

/** A trust pack that believes that signer, as a file holds it. */
export const reportSigners = (): string => canonicalize(asJson(pack()));
