import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Document } from './pdfkit.ts';

/** IBM Plex (OFL-1.1), embedded as subsets: the same faces as the window. */
export const FACES = {
  sans: { folder: 'ibm-plex-sans', file: '400Regular/IBMPlexSans_400Regular.ttf' },
  strong: { folder: 'ibm-plex-sans', file: '600SemiBold/IBMPlexSans_600SemiBold.ttf' },
  mono: { folder: 'ibm-plex-mono', file: '400Regular/IBMPlexMono_400Regular.ttf' },
} as const;
export type Face = keyof typeof FACES;

/**
 * Registers the three faces under their names. They are read from the installed packages, which a packaged
 * application carries; `fontsDir` takes them from a flat folder instead. Throws when a file is missing.
 */
export function registerFonts(doc: Document, fontsDir: string | undefined): void {
  const require = createRequire(import.meta.url);
  for (const [name, { folder, file }] of Object.entries(FACES)) {
    const path = fontsDir === undefined
      ? require.resolve(`@expo-google-fonts/${folder}/${file}`)
      : join(fontsDir, file.slice(file.indexOf('/') + 1));
    // fontkit reads the header of an empty glyph even where it lies at the file's very end, as Plex Mono's space does.
    doc.registerFont(name, Buffer.concat([readFileSync(path), Buffer.alloc(16)]));
  }
}
