export type ActionKind =
  | 'ticket.open'
  | 'test.run'
  | 'repository.modify'
  | 'repository.merge'
  | 'production.change'
  | 'data.query';
export type Environment = 'development' | 'ci' | 'staging' | 'production';
export type RiskClass = 'low' | 'medium' | 'high' | 'critical';
export type DataClass = 'public' | 'internal' | 'confidential' | 'restricted';
export type Reversibility = 'reversible' | 'compensable' | 'irreversible';
export type Autonomy = 'observe' | 'propose' | 'execute-with-approval' | 'execute';

/** What an agent asked to do. Its SHA-256 over JCS is the action digest that decisions and approvals bind to. */
export interface ActionDescriptor {
  readonly kind: ActionKind;
  readonly title: string;
  readonly targets: readonly string[];
  readonly environment: Environment;
  readonly risk_class: RiskClass;
  readonly data_classes: readonly DataClass[];
  readonly reversibility: Reversibility;
  readonly autonomy: Autonomy;
  readonly scopes: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly rollback_plan: string | null;
}
