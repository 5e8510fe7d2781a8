import type { FrameworkId } from '../../core/controls/frameworks/framework.ts';

/** How each framework is named before a reference of its own numbering. */
export const frameworks: Readonly<Record<FrameworkId, string>> = {
  'eu-ai-act': 'EU AI Act Art.',
  'iso-42001': 'ISO/IEC 42001',
  'nist-ai-rmf': 'NIST AI RMF',
  'nist-800-53': 'NIST SP 800-53',
  'soc-2': 'SOC 2',
  'iso-27001': 'ISO/IEC 27001',
  dora: 'DORA Art.',
  'rts-2024-1774': 'RTS 2024/1774 Art.',
  'iso-27037': 'ISO/IEC 27037',
  'owasp-asi': 'OWASP',
  gdpr: 'GDPR Art.',
  'ss1-23': 'SS1/23',
};
