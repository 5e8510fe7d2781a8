export { auditorPack, type AuditorPack, type AuditorPackHooks, type AuditorPackInput } from './auditor-pack.ts';
