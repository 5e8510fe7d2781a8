import type { ReactNode } from 'react';

/** Line drawings on a 20-unit grid. Each stands beside a word; alone, its button carries the word as a label. */
const PATHS = {
  cases: <><path d="M2.5 6.5h15v10h-15z" /><path d="M7 6.5v-3h6v3M2.5 11h15" /></>,
  verdict: <><path d="M10 3v14M5 17h10M4 5.5h12" /><path d="M4 5.5 1.8 11a2.4 2.4 0 0 0 4.4 0zM16 5.5 13.8 11a2.4 2.4 0 0 0 4.4 0z" /></>,
  controls: <><path d="M10 2.5 16.5 5v4.5c0 3.8-2.6 6.6-6.5 8-3.9-1.4-6.5-4.2-6.5-8V5z" /><path d="m7 9.8 2.2 2.2 4-4.4" /></>,
  autonomy: <><path d="M3 16.5h14M5 16.5v-4M8.3 16.5V9M11.7 16.5v-6M15 16.5V5" /></>,
  operations: <><path d="M3 4.5h5v4H3zM3 11.5h5v4H3z" /><path d="M11 6.5h6M11 13.5h6" /><path d="m4.4 13.6 0.9 0.9 1.5-1.9" /></>,
  timeline: <><path d="M2.5 4.5h8M6 10h11.5M4 15.5h6" /><path d="M13.5 15.5h2" /></>,
  graph: <><circle cx="4.5" cy="10" r="2" /><circle cx="15" cy="4.5" r="2" /><circle cx="15" cy="15.5" r="2" /><path d="m6.3 9 6.9-3.6M6.3 11l6.9 3.6" /></>,
  matrix: <><path d="M3 3h14v14H3zM3 7.7h14M3 12.3h14M7.7 3v14M12.3 3v14" /></>,
  action: <><circle cx="4" cy="10" r="1.8" /><circle cx="16" cy="10" r="1.8" /><path d="m10 6.6 3.4 3.4-3.4 3.4L6.6 10zM5.8 10h.8M13.4 10h.8" /></>,
  evidence: <><path d="M5 2.5h6.5L15.5 6.5v11H5z" /><path d="M11.5 2.5v4h4M7.5 10.5h5.5M7.5 13.5h5.5" /></>,
  chain: <><path d="M3 7.5h5.5v5H3zM11.5 7.5H17v5h-5.5z" /><path d="M6 10h8" /></>,
  trust: <><circle cx="6.5" cy="10" r="3.5" /><path d="M10 10h7.5M14.5 10v3M17.5 10v2" /></>,
  custody: <><path d="M4.5 2.5h11v15h-11z" /><path d="M7.5 6.5h5M7.5 10h5M7.5 13.5h3" /></>,
  review: <><path d="M4 3.5h12v13H4z" /><path d="m6.8 7.6 1.2 1.2 2-2.4M12 7.8h2M6.8 12.6 8 13.8l2-2.4M12 12.8h2" /></>,
  back: <path d="m12 4.5-5.5 5.5 5.5 5.5" />,
  forward: <path d="m8 4.5 5.5 5.5L8 15.5" />,
  link: <><path d="M8.5 11.5a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.2l-1 1" /><path d="M11.5 8.5a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.2l1-1" /></>,
  search: <><circle cx="8.7" cy="8.7" r="5" /><path d="m12.5 12.5 4.5 4.5" /></>,
  close: <path d="m5 5 10 10M15 5 5 15" />,
  chevron: <path d="m7.5 5 5 5-5 5" />,
  down: <path d="m5 7.5 5 5 5-5" />,
  more: <><circle cx="4.5" cy="10" r="0.6" /><circle cx="10" cy="10" r="0.6" /><circle cx="15.5" cy="10" r="0.6" /></>,
  copy: <><path d="M7 7h9.5v9.5H7z" /><path d="M13 7V3.5H3.5V13H7" /></>,
  tick: <path d="m4.5 10.5 3.5 3.5 7.5-8" />,
  bookmark: <path d="M5.5 3h9v14L10 13.2 5.5 17z" />,
  note: <><path d="M3.5 3.5h13v8.5L12 16.5H3.5z" /><path d="M16.5 12H12v4.5" /></>,
  panel: <><path d="M2.5 4h15v12h-15z" /><path d="M12.5 4v12" /></>,
  table: <><path d="M2.5 4h15v12h-15zM2.5 8h15M2.5 12h15M8 4v12" /></>,
  theme: <><circle cx="10" cy="10" r="6.5" /><path d="M10 3.5v13a6.5 6.5 0 0 0 0-13z" fill="currentColor" stroke="none" /></>,
  rows: <path d="M3 4.5h14M3 8.2h14M3 11.8h14M3 15.5h14" />,
  keys: <><path d="M2 5h16v10H2z" /><path d="M5 8h.5M8.2 8h.5M11.4 8h.5M14.6 8h.5M6 12h8" /></>,
  report: <><path d="M5 2.5h6.5L15.5 6.5v11H5z" /><path d="M7.5 13.5v-2M10.2 13.5V9M13 13.5v-3.2" /></>,
  export: <><path d="M10 12.5v-9M6.5 7 10 3.5 13.5 7" /><path d="M3.5 12.5v4h13v-4" /></>,
  import: <><path d="M10 3.5v9M6.5 9l3.5 3.5L13.5 9" /><path d="M3.5 12.5v4h13v-4" /></>,
  file: <><path d="M5 2.5h6.5L15.5 6.5v11H5z" /><path d="M11.5 2.5v4h4" /></>,
  folder: <path d="M2.5 5h5.5l1.5 2h8v9.5h-15z" />,
  event: <><circle cx="10" cy="10" r="3" /><path d="M10 2.5V7M10 13v4.5" /></>,
  agent: <><path d="M4.5 7h11v8.5h-11zM10 7V3.5" /><path d="M7.5 10.5v1.5M12.5 10.5v1.5" /></>,
  person: <><circle cx="10" cy="6.5" r="3" /><path d="M4 17c.4-3.6 2.7-5.5 6-5.5s5.6 1.9 6 5.5" /></>,
  node: <path d="M4 4h12v12H4z" />,
  finding: <><path d="M5 17.5V3M5 3.5h10l-2.5 3.5 2.5 3.5H5" /></>,
  archive: <><path d="M2.5 4h15v3.5h-15zM4 7.5v9h12v-9" /><path d="M8 11h4" /></>,
  edit: <path d="m4 16 .8-3.5L13.5 3.8l2.7 2.7L7.5 15.2z" />,
  plus: <path d="M10 4v12M4 10h12" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }): ReactNode {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {PATHS[name]}
    </svg>
  );
}
