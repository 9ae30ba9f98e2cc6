import { readAsking, type Asking } from './asking.ts'
import type { AutonomyCap } from './autonomy.ts'
import { readAutonomy, readFloor } from './autonomy.ts'
import type { Budget } from './budget.ts'
import { readBudget, readLimit } from './budget.ts'
import type { Grant } from './grant.ts'
import { readGrant } from './grant.ts'
import type { Check } from './check.ts'
import { readCheck } from './check.ts'
import type { Limit } from '../language/limit.ts'
import type { Outcome } from '../outcome.ts'
import type { Part, Reports } from './policy-text.ts'
import { readPolicyText } from './policy-text.ts'
import { readName, readOutcome, startReading } from './reading.ts'
import type { Rate } from './rate.ts'
import { readRate } from './rate.ts'
import type { Rule } from './rule.ts'
import { readRule } from './rule.ts'
import type { Scope } from '../language/scope.ts'
import type { Table } from './table.ts'
import { readTable } from './table.ts'
import type { PolicyVocabulary } from '../vocabulary.ts'

/** One policy file: each table, rule and budget compiled for the actions it is about. */
export interface PolicyFile {
  readonly part: Part
  readonly tables: readonly ReadonlyMap<string, Table>[]
  readonly rules: readonly ReadonlyMap<string, Rule>[]
  readonly checks: readonly ReadonlyMap<string, Check>[]
  readonly budgets: readonly ReadonlyMap<string, Budget>[]
  readonly grants: readonly ReadonlyMap<string, Grant>[]
  readonly rates: readonly ReadonlyMap<string, Rate>[]
  readonly autonomy: readonly ReadonlyMap<string, AutonomyCap>[]
  /** For what cannot be undone; absent where the file does not say. */
  readonly floor: AutonomyCap | undefined
  readonly requests: readonly ReadonlyMap<string, Asking>[]
  readonly literals: readonly Outcome[]
  readonly unproven: readonly Outcome[]
  /** Roles, lowest first. */
  readonly authority: readonly string[]
}

type ScopeOf = (action: string, limits: ReadonlyMap<string, Limit>) => Scope

/** Collected over all files: names of policies, and actions of which it is said how people are asked. */
interface SeenBefore {
  readonly names: Set<string>
  readonly asked: Set<string>
}

/** Reads one file; problems and warnings go to `reports`. */
export function readPolicyFile(
  source: { path: string; text: string },
  vocabulary: PolicyVocabulary,
  scopeOf: ScopeOf,
  { names, asked }: SeenBefore,
  reports: Reports,
): PolicyFile | undefined {
  const part = readPolicyText(source.path, source.text, reports)
  const fields = part?.fields('The policy', [
    'policy',
    'tables',
    'rules',
    'checks',
    'budgets',
    'grants',
    'rates',
    'autonomy',
    'irreversible',
    'requests',
    'limits',
    'literals',
    'unproven',
    'authority',
  ])
  const name = part && fields && readName(fields.get('policy'), part, 'policy', names)
  if (!part || !fields || name === undefined) return undefined
  const reading = startReading(name, vocabulary, readLimits(fields.get('limits'), vocabulary), scopeOf)
  const each = <Kind>(key: string, read: (item: Part, seen: Set<string>) => Kind | undefined): readonly Kind[] => {
    const seen = new Set<string>()
    return (fields.get(key)?.items(key) ?? []).map((item) => read(item, seen)).filter((one) => one !== undefined)
  }
  return {
    part,
    tables: each('tables', (item, seen) => readTable(item, reading, seen)),
    rules: each('rules', (item, seen) => readRule(item, reading, seen)),
    checks: each('checks', (item, seen) => readCheck(item, reading, seen)),
    budgets: each('budgets', (item, seen) => readBudget(item, reading, seen)),
    literals: readUnborne(fields.get('literals'), 'literals', 'values a model made up'),
    unproven: readUnborne(fields.get('unproven'), 'unproven', 'arguments that no record bears'),
    grants: each('grants', (item, seen) => readGrant(item, reading, seen)),
    rates: each('rates', (item, seen) => readRate(item, reading, seen)),
    autonomy: each('autonomy', (item, seen) => readAutonomy(item, reading, seen)),
    floor: readFloor(fields.get('irreversible'), name),
    requests: each('requests', (item, seen) => readAsking(item, reading, seen, asked)),
    authority: readAuthority(fields.get('authority')),
  }
}

function readLimits(part: Part | undefined, vocabulary: PolicyVocabulary): ReadonlyMap<string, Limit> {
  const limits = new Map<string, Limit>()
  for (const [name, value] of part?.fields('limits') ?? []) {
    if (!/^[A-Za-z]\w*$/.test(name))
      value.report(`"${name}" cannot be the name of a limit`, 'Use letters and digits, such as small')
    else if (Object.hasOwn(vocabulary.facts, name))
      value.report(`"${name}" is the name of a fact`, 'Give the limit another name')
    else {
      const limit = readLimit(value, value, `Limit ${name}`, new Map())
      if (limit) limits.set(name, limit)
    }
  }
  return limits
}

function readUnborne(part: Part | undefined, key: string, what: string): readonly Outcome[] {
  const outcome = part && readOutcome(part, key)
  if (outcome?.effect === 'allow')
    part?.report(`${key}: ${what} cannot be allowed by themselves`, 'Write approve by ROLE, escalate to ROLE or deny')
  return outcome ? [outcome] : []
}

function readAuthority(part: Part | undefined): readonly string[] {
  const roles =
    part
      ?.text('authority')
      ?.split(',')
      .map((role) => role.trim()) ?? []
  if (new Set(roles).size < roles.length)
    part?.report('authority names a role twice', 'Name each role once, the lowest first')
  return roles
}
