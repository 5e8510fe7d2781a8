import type { ReactNode } from 'react';
import type { PackChange, TrustPackDto } from '../../contract/index.ts';
import { changeWords, displayName, formatInstant, kindWord, memberWord, shortDigest, trustScreen } from '../../text/index.ts';

const t = () => trustScreen.candidate;

/** What a pack would change of what is believed now, thing by thing. */
export function ChangeTable({ changes, packs }: {
  readonly changes: readonly PackChange[];
  /** The new one and the one in force: what is removed has its name only there. */
  readonly packs: readonly TrustPackDto[];
}): ReactNode {
  return (
    <div className="trust-table">
      <table className="plain" aria-label={t().table}>
        <thead><tr><th>{t().kind}</th><th>{t().what}</th><th>{t().from}</th><th>{t().to}</th></tr></thead>
        <tbody>
          {changes.map((change, at) => (
            <tr key={at} data-change={change.kind}>
              <td>{changeWords[change.kind]}</td>
              <td>{thing(change, packs)}{change.member !== undefined && <div className="quiet">{memberWord(change.member)}</div>}</td>
              <td>{change.before === undefined ? '' : valueWords(change.before)}</td>
              <td>{change.after === undefined ? '' : valueWords(change.after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function thing({ what, id }: PackChange, packs: readonly TrustPackDto[]): string {
  const name = packs.flatMap((pack) => pack.keys).find((key) => key.keyid === id)?.name ?? packs.flatMap((pack) => pack.anchors).find((anchor) => anchor.fingerprint === id)?.name;
  if (id === '') return kindWord(what);
  return `${kindWord(what)} ${name === undefined ? (/^[0-9a-f]{64}$/.test(id) ? shortDigest(id) : displayName(id, 60)) : `${displayName(name, 60)} (${shortDigest(id)})`}`;
}

/** Values come as JSON text; the simple ones are said as people say them. */
function valueWords(json: string): string {
  if (json === 'absent') return t().absent;
  const text = /^"([^"\\]*)"$/.exec(json)?.[1];
  return text === undefined ? displayName(json, 160) : /^\d{4}-\d\d-\d\dT/.test(text) ? formatInstant(text) : displayName(text, 160);
}
