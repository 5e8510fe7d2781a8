import { DORA } from './dora.ts';
import { EU_AI_ACT } from './eu-ai-act.ts';
import type { FrameworkData } from './framework-data.ts';
import { GDPR } from './gdpr.ts';
import { ISO_27001 } from './iso-27001.ts';
import { ISO_27037 } from './iso-27037.ts';
import { ISO_42001 } from './iso-42001.ts';
import { NIST_800_53 } from './nist-800-53.ts';
import { NIST_AI_RMF } from './nist-ai-rmf.ts';
import { OWASP_ASI } from './owasp-asi.ts';
import { RTS_2024_1774 } from './rts-2024-1774.ts';
import { SOC_2 } from './soc-2.ts';
import { SR_11_7 } from './sr-11-7.ts';
import { SS1_23 } from './ss1-23.ts';

export type { FrameworkData, Notice } from './framework-data.ts';

/** Frameworks that control tests are mapped to, by their stable ids. */
export const MAPPED = {
  'eu-ai-act': EU_AI_ACT, 'iso-42001': ISO_42001, 'nist-ai-rmf': NIST_AI_RMF, 'nist-800-53': NIST_800_53, 'soc-2': SOC_2, 'iso-27001': ISO_27001,
  dora: DORA, 'rts-2024-1774': RTS_2024_1774, 'iso-27037': ISO_27037, 'owasp-asi': OWASP_ASI, gdpr: GDPR, 'ss1-23': SS1_23,
} as const satisfies Readonly<Record<string, FrameworkData>>;

/** Those, and the legacy ones. */
export const FRAMEWORKS: readonly FrameworkData[] = [...Object.values(MAPPED), SR_11_7];
