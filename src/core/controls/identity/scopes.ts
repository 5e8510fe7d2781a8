/** Scopes as this format's producers spell them: `<kind>@<environment>`, either or both of them `*`. */

/** Whether one of `granted` gives this scope, by its own name or by a wildcard over it. */
export const grants = (granted: ReadonlySet<string>, scope: string): boolean => grantOf(granted, scope) !== null;

/** The scope of `granted` that gives this one; null where none does. */
export function grantOf(granted: ReadonlySet<string>, scope: string): string | null {
  return granted.has(scope) ? scope : (wildcardsOver(scope).find((each) => granted.has(each)) ?? null);
}

function wildcardsOver(scope: string): readonly string[] {
  const parts = partsOf(scope);
  return parts === null ? ['*'] : [`${parts.kind}@*`, `*@${parts.environment}`, '*@*', '*'];
}

/** Null for a scope of another spelling, of which nothing is known but its name. */
export function partsOf(scope: string): { readonly kind: string; readonly environment: string } | null {
  const at = scope.indexOf('@');
  return at < 1 || at === scope.length - 1 ? null : { kind: scope.slice(0, at), environment: scope.slice(at + 1) };
}
