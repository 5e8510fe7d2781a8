export { auditorPack, type AuditorPack, type AuditorPackHooks, type AuditorPackInput } from './auditor-pack.ts';
export { packOpened, type PackFile } from './pack-file.ts';
export { writePack } from './write-pack.ts';
