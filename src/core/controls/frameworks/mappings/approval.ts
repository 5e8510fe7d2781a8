import type { Mapping } from '../framework.ts';

export const APPROVAL_MAPPINGS = {
  'CT-25': {
    'eu-ai-act': ['14(4)(d)(e)', '26(2)'],
    'iso-42001': ['A.9.2'],
    'nist-ai-rmf': ['GOVERN 3.2', 'MAP 3.5'],
    'nist-800-53': ['CM-3', 'AC-3(2)'],
    'soc-2': ['CC8.1'],
    'iso-27001': ['8.32'],
    dora: ['9(4)(e)'],
    'rts-2024-1774': ['17'],
    'owasp-asi': ['ASI09'],
  },
  'CT-26': {
    'nist-800-53': ['AC-5', 'CM-5(4)'],
    'soc-2': ['CC6.3', 'CC8.1'],
    'iso-27001': ['5.3'],
    'eu-ai-act': ['14'],
    'rts-2024-1774': ['17', '21'],
    'ss1-23': ['P4'],
  },
  'CT-27': {
    'nist-800-53': ['AU-10', 'AU-10(4)', 'CM-3'],
    'soc-2': ['PI1.2', 'CC8.1'],
    'iso-27001': ['8.32'],
    'owasp-asi': ['ASI09'],
  },
  'CT-28': {
    'nist-800-53': ['AC-3(2)', 'AC-2', 'IA-2'],
    'soc-2': ['CC6.2', 'CC6.3'],
    'iso-27001': ['5.18', '8.2'],
    'eu-ai-act': ['26(2)'],
    'rts-2024-1774': ['20', '21'],
  },
  'CT-29': {
    'eu-ai-act': ['14(4)(b)'],
    'nist-ai-rmf': ['MEASURE 2.8', 'GOVERN 3.2'],
    'iso-42001': ['A.9.3'],
    'soc-2': ['CC4.1'],
    'owasp-asi': ['ASI09'],
  },
  'CT-30': {
    'nist-800-53': ['AC-6(9)', 'AC-2', 'IR-4'],
    'soc-2': ['CC6.1', 'CC7.3'],
    'iso-27001': ['8.2', '8.18'],
    'eu-ai-act': ['14'],
    dora: ['17'],
    'rts-2024-1774': ['21'],
  },
  'CT-31': {
    'nist-800-53': ['CM-3(1)', 'CM-5(1)'],
    'soc-2': ['CC8.1'],
    'iso-27001': ['8.32'],
    'iso-42001': ['A.6.2.5'],
    'rts-2024-1774': ['17'],
  },
} as const satisfies Readonly<Record<string, Mapping>>;
