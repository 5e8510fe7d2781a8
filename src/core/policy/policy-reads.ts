import type { CedarPolicy, EntityName } from './evaluator.ts';

/**
 * What of a request a policy set can read at all. Two requests that agree in this get the same answer, and entities
 * beyond this change none. Whatever is not recognised reads everything: a wrong guess here would be a wrong verdict.
 */
export interface PolicyReads {
  readonly principal: Reads;
  readonly action: Reads;
  readonly resource: Reads;
  readonly context: Reads;
  /** Entities that the text names, whose attributes and parents it may look up; null when that cannot be told. */
  readonly named: readonly EntityName[] | null;
}

/** Attributes by name, or the whole: identity, parents and all attributes. */
export type Reads = ReadonlySet<string> | 'whole';

type Members = Readonly<Record<string, unknown>>;
type Variable = 'principal' | 'action' | 'resource' | 'context';

export function policyReads(policies: readonly CedarPolicy[]): PolicyReads {
  const attributes: Record<Variable, Set<string>> = { principal: new Set(), action: new Set(), resource: new Set(), context: new Set() };
  const whole = new Set<Variable>();
  const named = new Map<string, EntityName>();
  try {
    for (const { json } of policies) readPolicy(json);
  } catch (error) {
    if (!(error instanceof Unrecognised)) throw error;
    return { principal: 'whole', action: 'whole', resource: 'whole', context: 'whole', named: null };
  }
  const of = (variable: Variable): Reads => (whole.has(variable) ? 'whole' : attributes[variable]);
  return { principal: of('principal'), action: of('action'), resource: of('resource'), context: of('context'), named: [...named.values()] };

  function readPolicy(json: unknown): void {
    const policy = members(json);
    for (const variable of ['principal', 'action', 'resource'] as const) readScope(variable, members(policy[variable]));
    for (const condition of list(policy['conditions'])) readExpression(members(condition)['body']);
  }

  /** Of `principal is Agent` the type alone is read, which every key holds. */
  function readScope(variable: Variable, scope: Members): void {
    if (scope['op'] === 'All' || (scope['op'] === 'is' && scope['in'] === undefined)) return;
    whole.add(variable);
    readEntities(scope);
  }

  function readExpression(json: unknown): void {
    const [[operator, operand] = [], ...others] = Object.entries(members(json));
    if (operator === undefined || operand === undefined || others.length > 0) throw new Unrecognised();
    switch (operator) {
      case 'Value': return readEntities(operand);
      case 'Var': return void whole.add(variableOf(operand));
      case 'Set': return list(operand).forEach(readExpression);
      case 'Record': return Object.values(members(operand)).forEach(readExpression);
      case '.':
      case 'has': return readAttribute(members(operand));
      case 'is': {
        const { left, in: within } = members(operand);
        if (within === undefined && isVariable(left)) return;
        readExpression(left);
        return within === undefined ? undefined : readExpression(within);
      }
      case 'like': return readExpression(members(operand)['left']);
      case 'if-then-else': return ['if', 'then', 'else'].forEach((part) => readExpression(members(operand)[part]));
      case 'Slot': throw new Unrecognised();
      default: return readOperands(operand);
    }
  }

  /** Operators have `left` and `right` or `arg`, functions and their methods an array. */
  function readOperands(operand: unknown): void {
    if (Array.isArray(operand)) return operand.forEach(readExpression);
    const parts = members(operand);
    for (const part of Object.keys(parts)) if (part !== 'left' && part !== 'right' && part !== 'arg') throw new Unrecognised();
    Object.values(parts).forEach(readExpression);
  }

  /** `context.autonomy`, and `has` with one name or a path, of which the first is the variable's own. */
  function readAttribute({ left, attr }: Members): void {
    const first = Array.isArray(attr) ? attr[0] : attr;
    if (typeof first !== 'string') throw new Unrecognised();
    if (isVariable(left)) attributes[variableOf(members(left)['Var'])].add(first);
    else readExpression(left);
  }

  function readEntities(json: unknown): void {
    if (Array.isArray(json)) return json.forEach(readEntities);
    if (!isObject(json)) return;
    const { type, id } = json;
    if (typeof type === 'string' && typeof id === 'string') named.set(JSON.stringify([type, id]), { type, id });
    Object.values(json).forEach(readEntities);
  }
}

class Unrecognised extends Error {}

function members(json: unknown): Members {
  if (!isObject(json)) throw new Unrecognised();
  return json;
}

function list(json: unknown): readonly unknown[] {
  if (!Array.isArray(json)) throw new Unrecognised();
  return json;
}

const isObject = (json: unknown): json is Members => typeof json === 'object' && json !== null && !Array.isArray(json);

const isVariable = (json: unknown): boolean => isObject(json) && typeof json['Var'] === 'string' && Object.keys(json).length === 1;

function variableOf(json: unknown): Variable {
  if (json === 'principal' || json === 'action' || json === 'resource' || json === 'context') return json;
  throw new Unrecognised();
}
