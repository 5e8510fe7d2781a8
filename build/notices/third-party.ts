import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly dev?: boolean; readonly devOptional?: boolean; readonly optional?: boolean; readonly license?: string }>>;
}

/** One section a shipped package: name, version, licence and its licence file as installed. */
export function notices(): { readonly text: string; readonly packages: number; readonly without: readonly string[] } {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
  const without: string[] = [];
  const sections = Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && entry.dev !== true && entry.devOptional !== true && entry.optional !== true)
    .map(([path, entry]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const licence = entry.license ?? declaredLicence(path);
      const file = existsSync(path) ? readdirSync(path).sort().find((each) => /^(licen[cs]e|copying)/i.test(each)) : undefined;
      if (file === undefined) without.push(name);
      const text = file === undefined ? 'The package ships no licence file; its declared licence is named above.' : readFileSync(join(path, file), 'utf8').trim();
      return { name, section: `## ${name} ${entry.version ?? ''}\n\nLicence: ${licence}\n\n${fence(text)}\n` };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const head = '# Third-party software\n\nProofroom ships the packages below, each under its own licence. Made by `npm run notices`.\n\n';
  return { text: head + sections.map((each) => each.section).join('\n'), packages: sections.length, without };
}

const fence = (text: string): string => `\`\`\`text\n${text.replaceAll('```', "'''").replaceAll('\r\n', '\n')}\n\`\`\``;

function declaredLicence(path: string): string {
  const manifest = join(path, 'package.json');
  return existsSync(manifest) ? ((JSON.parse(readFileSync(manifest, 'utf8')) as { license?: string }).license ?? 'not declared') : 'not declared';
}
