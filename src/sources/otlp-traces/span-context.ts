import type { Environment } from '../../core/bundle/format.ts';
import type { ActorKind } from '../../core/model/record.ts';
import { firstOf, type Attributes } from './attributes.ts';

/** Who a span is by, and where it ran, by its own attributes and its resource's. */
export interface SpanContext {
  readonly actorId: string;
  readonly actorKind: ActorKind;
  /** The end user on whose behalf it ran, where stated. */
  readonly endUser: string | null;
  readonly environment: Environment | null;
}

/** Other names are the operator's own, and would be guessed at. */
const ENVIRONMENTS: Readonly<Record<string, Environment>> = {
  development: 'development', dev: 'development', ci: 'ci', staging: 'staging', production: 'production', prod: 'production',
};

/**
 * An agent where the conventions name one, else the service that exported the span. A tool's span often names no agent:
 * its parent may, but comes later in the file, or in another.
 */
export function contextOf(span: Attributes, resource: Attributes): SpanContext {
  const agent = firstOf(span, 'gen_ai.agent.id', 'gen_ai.agent.name') ?? firstOf(resource, 'gen_ai.agent.id', 'gen_ai.agent.name');
  const environment = firstOf(span, 'deployment.environment.name') ?? firstOf(resource, 'deployment.environment.name', 'deployment.environment');
  return {
    actorId: agent ?? firstOf(resource, 'service.name') ?? 'not stated',
    actorKind: agent === null ? 'service' : 'agent',
    endUser: firstOf(span, 'enduser.id', 'user.id') ?? firstOf(resource, 'enduser.id', 'user.id'),
    environment: environment !== null && Object.hasOwn(ENVIRONMENTS, environment) ? ENVIRONMENTS[environment]! : null,
  };
}
