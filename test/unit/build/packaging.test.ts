import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

/**
 * The configuration is stated here and never run: the packager and Electron's runtime do not come from the npm registry.
 * The shape is strict, so that a member nobody looked at does not slip in.
 */
const association = z.strictObject({ ext: z.string(), name: z.string(), mimeType: z.string() });
const document = z.strictObject({ CFBundleTypeName: z.string(), CFBundleTypeRole: z.literal('Viewer'), LSHandlerRank: z.literal('Alternate'), LSItemContentTypes: z.array(z.string()).min(1) });
const CONFIG = z.strictObject({
  appId: z.string(), productName: z.literal('Proofroom'), copyright: z.string(),
  directories: z.strictObject({ output: z.string(), buildResources: z.string() }),
  files: z.array(z.string()), asar: z.literal(true), asarUnpack: z.array(z.string()), npmRebuild: z.literal(false), publish: z.null(),
  electronFuses: z.strictObject({
    runAsNode: z.literal(false), enableCookieEncryption: z.literal(true), enableNodeOptionsEnvironmentVariable: z.literal(false), enableNodeCliInspectArguments: z.literal(false),
    enableEmbeddedAsarIntegrityValidation: z.literal(true), onlyLoadAppFromAsar: z.literal(true), loadBrowserProcessSpecificV8Snapshot: z.literal(false), grantFileProtocolExtraPrivileges: z.literal(false),
  }),
  mac: z.strictObject({ category: z.string(), target: z.array(z.string()), icon: z.string(), hardenedRuntime: z.literal(true), extendInfo: z.strictObject({ CFBundleDocumentTypes: z.array(document) }) }),
  win: z.strictObject({ target: z.array(z.string()), icon: z.string() }),
  nsis: z.strictObject({ oneClick: z.literal(false), perMachine: z.literal(false), allowToChangeInstallationDirectory: z.literal(true), include: z.string() }),
  linux: z.strictObject({ target: z.array(z.string()), icon: z.string(), category: z.string(), fileAssociations: z.array(association) }),
});
const config = CONFIG.parse(JSON.parse(readFileSync('build/packaging/electron-builder.json', 'utf8')));
const packageJson = z.object({ main: z.string(), license: z.string() }).parse(JSON.parse(readFileSync('package.json', 'utf8')));

describe('the inputs of packaging', () => {
  test('name files that are there, and the entry that package.json names', () => {
    const named = [config.mac.icon, config.win.icon, config.linux.icon, config.nsis.include, ...config.files.filter((each) => !each.includes('*'))];
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
    expect(packageJson.main).toBe('./out/main/index.js');
    expect(config.files[0]).toBe('out/**');
    expect(config.copyright).toBe(packageJson.license);
  });
  test('have a picture large enough for every system', () => {
    const icon = readFileSync(config.mac.icon);
    expect([icon.toString('latin1', 1, 4), icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual(['PNG', 512, 512]);
  });
  test('associate evidence and trust packs, and take over no other file', () => {
    expect(config.linux.fileAssociations.map(({ ext }) => ext)).toEqual(['evidence.zip', 'trust-pack.json']);
    const installer = readFileSync(config.nsis.include, 'utf8');
    expect([...installer.matchAll(/WriteRegStr SHCTX "([^"]+)"/g)].map((match) => match[1]).filter((key) => !key?.startsWith('Software\\Classes\\Applications\\Proofroom.exe\\'))).toEqual([]);
    expect([...installer.matchAll(/SupportedTypes" "(\.[a-z]+)"/g)].map((match) => match[1])).toEqual(['.zip', '.json']);
    expect(installer.match(/DeleteRegKey SHCTX "Software\\Classes\\Applications\\Proofroom\.exe"/g)).toHaveLength(1);
  });
});
