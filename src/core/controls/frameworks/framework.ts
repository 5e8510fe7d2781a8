/** Frameworks that control tests are evidence relevant to. Their ids are stable: runs name them. */
export type FrameworkId =
  | 'eu-ai-act' | 'iso-42001' | 'nist-ai-rmf' | 'nist-800-53' | 'soc-2' | 'iso-27001' | 'dora' | 'rts-2024-1774' | 'iso-27037' | 'owasp-asi'
  | 'gdpr' | 'ss1-23';

/** What of each framework one control test is evidence relevant to, in the framework's own numbering. */
export type Mapping = Readonly<Partial<Record<FrameworkId, readonly string[]>>>;
