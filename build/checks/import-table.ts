/**
 * Who may import whom, from docs/architecture.md. `boundaries.ts` enforces it; its test breaks every row once.
 */
export interface Zone {
  readonly name: string;
  /** Folder below the repository, with a trailing slash. The longest matching prefix wins. */
  readonly folder: string;
  /** Zones whose values may be imported; every zone may import itself. */
  readonly zones: readonly string[];
  /** Zones from which only types may be imported. */
  readonly types?: readonly string[];
  readonly node: 'none' | 'all' | 'no-sockets' | readonly string[];
  readonly packages: readonly string[];
  readonly reason: string;
}

export const SOCKETS = ['node:net', 'node:http', 'node:https', 'node:http2', 'node:tls', 'node:dgram', 'node:dns', 'node:dns/promises', 'node:inspector'];

const CORE = 'core is the argument: no disk, network, clock or platform, so that its verdict depends on its inputs alone';
const ENGINE = 'the engine reads hostile input and opens no socket';

export const TABLE: readonly Zone[] = [
  { name: 'core', folder: 'src/core/', zones: [], node: 'none', packages: [], reason: CORE },
  { name: 'core/crypto', folder: 'src/core/crypto/', zones: ['core'], node: ['node:crypto'], packages: [], reason: 'the only door to the platform’s cryptography' },
  { name: 'core/artifacts', folder: 'src/core/artifacts/', zones: ['core', 'core/crypto'], node: 'none', packages: ['saxes'], reason: CORE },
  { name: 'core/sigstore', folder: 'src/core/sigstore/', zones: ['core', 'core/crypto'], node: 'none', packages: ['@noble/curves', '@sigstore/bundle', '@sigstore/core', '@sigstore/protobuf-specs'], reason: CORE },
  { name: 'sources', folder: 'src/sources/', zones: ['core', 'core/crypto'], node: 'none', packages: [], reason: 'a source turns bytes into the canonical record and judges nothing' },
  { name: 'text', folder: 'src/text/', zones: [], types: ['core'], node: 'none', packages: [], reason: 'sentences are rendered from codes and values, wherever they are shown' },
  { name: 'contract', folder: 'src/contract/', zones: [], types: ['core'], node: 'none', packages: ['@orpc/contract', 'zod'], reason: 'what crosses a process boundary carries no code of either side' },
  { name: 'report', folder: 'src/report/', zones: ['core', 'core/crypto', 'text'], node: 'none', packages: [], reason: 'the report model is a pure function of a run' },
  { name: 'report/pdf', folder: 'src/report/pdf/', zones: ['report', 'core', 'text'], node: 'no-sockets', packages: ['fflate', 'pdfkit'], reason: 'writers alone touch the machine' },
  { name: 'producer', folder: 'src/producer/', zones: ['producer/keys', 'core', 'core/crypto'], node: 'no-sockets', packages: ['@noble/curves', 'node-forge'], reason: 'making and signing evidence is kept out of the code that judges it' },
  { name: 'producer/keys', folder: 'src/producer/keys/', zones: ['producer', 'core', 'core/crypto'], node: 'no-sockets', packages: ['@noble/curves', 'node-forge'], reason: 'private keys are read in one place, for whoever may sign' },
  { name: 'engine', folder: 'src/engine/', zones: ['engine/signing', 'engine/policy', 'core', 'core/crypto', 'core/artifacts', 'core/sigstore', 'sources', 'contract', 'report', 'report/pdf'], node: 'no-sockets', packages: ['zod'], reason: ENGINE },
  { name: 'engine/index-db', folder: 'src/engine/index-db/', zones: ['engine', 'core', 'core/crypto', 'contract', 'sources'], node: 'no-sockets', packages: ['@duckdb/node-api'], reason: ENGINE },
  { name: 'engine/policy', folder: 'src/engine/policy/', zones: ['engine', 'core'], node: 'no-sockets', packages: ['@cedar-policy/cedar-wasm'], reason: 'the one door to Cedar’s WebAssembly: core decides through an interface' },
  { name: 'engine/router', folder: 'src/engine/router/', zones: ['engine', 'engine/index-db', 'core', 'core/artifacts', 'contract', 'report', 'report/pdf'], node: 'no-sockets', packages: ['@orpc/server'], reason: ENGINE },
  { name: 'engine/signing', folder: 'src/engine/signing/', zones: ['engine', 'producer/keys', 'contract', 'core', 'core/crypto'], node: 'no-sockets', packages: [], reason: 'a sign-off is the one thing the workstation signs; nothing that judges evidence can reach a signer' },
  { name: 'main', folder: 'src/main/', zones: ['engine', 'engine/router', 'contract', 'text'], node: 'no-sockets', packages: ['electron', '@orpc/server'], reason: 'Electron’s privileged side opens windows and hands over a port' },
  { name: 'host', folder: 'src/host/', zones: ['engine', 'engine/router', 'contract', 'text'], node: 'all', packages: ['@orpc/server'], reason: 'the loopback host is the one place that listens' },
  { name: 'cli', folder: 'src/cli/', zones: ['engine', 'engine/index-db', 'contract', 'producer', 'text', 'report', 'report/pdf'], types: ['core'], node: 'no-sockets', packages: ['commander'], reason: 'the terminal shows the same run as the window' },
  { name: 'preload', folder: 'src/preload/', zones: ['contract'], node: 'none', packages: ['electron'], reason: 'the preload hands over one port and nothing else' },
  { name: 'renderer', folder: 'src/renderer/', zones: ['contract', 'text'], node: 'none', packages: ['react', 'react-dom', 'react-aria-components', 'zustand', 'dexie', 'jszip', 'pdfjs-dist', '@orpc/client', '@orpc/contract', '@expo-google-fonts/ibm-plex-sans', '@expo-google-fonts/ibm-plex-mono'], reason: 'a window that cannot import core cannot verify anything: it shows the run that was made' },
];

/** The fewest files and imports a run over the repository must have seen to be believed. */
export const FLOOR = { files: 120, imports: 400 };
