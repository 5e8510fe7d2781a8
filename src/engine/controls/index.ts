export { assess, type Assessed, type Assessment, type Selection } from './assess.ts';
export { builtInPack, canonicalJson } from './built-in-pack.ts';
export { diffControlPacks, type ControlPackChange } from '../../core/controls/diff-packs.ts';
export { FRAMEWORKS } from '../../core/controls/frameworks/index.ts';
export { readControlPack, type PackFile } from '../../core/controls/pack-file.ts';
export { readWaivers, type Waivers } from '../../core/controls/waivers.ts';
export { readUserControl, type FiledControl } from '../../core/controls/user-control.ts';
