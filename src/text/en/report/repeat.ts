/** How to come to the same result without Proofroom. The lines that begin with "# " are remarks in a shell script. */
export const repeat = {
  bundle: 'These commands need no Proofroom: coreutils, unzip, OpenSSL 3 and Python 3 are enough. They repeat the digests, the signatures over the manifest and the hash chains. Run them in a new folder that holds the evidence and, for the signatures, the trust pack under the name trust-pack.json.',
  other: 'This needs no Proofroom: coreutils are enough. It shows that the file is the one that was examined, and no more.',
  whole: (software: string) => `To repeat the whole run, use ${software} with the control pack, the trust pack and the as-of time of the first page: the same inputs give the same run, byte for byte.`,
  script: 'An auditor pack made of the same run encloses verify.mjs, a script that needs nothing but Node and checks digests, signatures, chains and trees of the whole bundle.',
  attachment: 'The run that this report was made from, in its canonical form',
  remarks: {
    same: '1. The file is the one that was examined: this prints “OK”.',
    unpack: '2. Unpack it, and take the signed statement out of its envelope.',
    files: '3. Every file that the statement lists has the digest that it lists: this prints nothing but differences.',
    sigstore: (file: string) => `4. The signature is Sigstore’s: a Sigstore client verifies ${file} against the trusted root and the identity in the trust pack.`,
    signature: (number: number, key: string) => `4.${number} The signature by key ${key}…: the key’s digest is its id, and OpenSSL says whether the signature holds.`,
    chain: '5. Every event still hashes to what it says, and follows the event before it.',
    stream: (name: string) => `Stream ${name}: its head is the one in this report, and in the statement.`,
  },
};
