import type { ReactNode } from 'react';

export function TitleBar(): ReactNode {
  return <header className="frame-title">Proofroom</header>;
}
