import type { ReactNode } from 'react';

export function StatusBar(): ReactNode {
  return <footer className="frame-status" />;
}
