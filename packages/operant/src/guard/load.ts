import { hashOf } from '../facts/json.ts'
import { daysIn } from './sections/hours.ts'
import { capsOf, type AutonomySettings } from './autonomy-settings.ts'
import { reviewTable } from './coverage.ts'
import { crossCheck } from './cross-check.ts'
import type { ActionPolicies, CommonPolicies } from './decide.ts'
import { decide, overBudget } from './decide.ts'
import { describeAction } from './describe.ts'
import { explainDecision, explainOver } from './explain.ts'
import { compileExpression, type Expression } from './language/expression.ts'
import { rolesNamed } from './roles-named.ts'
import type { MentionedFact, Policies } from './policies.ts'
import { unstatedFloor } from './sections/autonomy.ts'
import type { PolicyFile } from './sections/policy-file.ts'
import { readPolicyFile } from './sections/policy-file.ts'
import type { Reports } from './sections/policy-text.ts'
import type { PolicyProblem } from './problem.ts'
import { reservedRoots, scopesOf } from './language/scope.ts'
import { isTimeZone } from './language/syntax.ts'
import type { PolicyAction, PolicySettings, PolicyVocabulary } from './vocabulary.ts'

export interface PolicySource {
  readonly path: string
  readonly text: string
}

export type LoadedPolicies =
  | { readonly kind: 'loaded'; readonly policies: Policies; readonly warnings: readonly PolicyProblem[] }
  | { readonly kind: 'refused'; readonly problems: readonly PolicyProblem[] }

/** Reads, checks and compiles policy files. None of them is used unless all of them are without problems. */
export function loadPolicies(
  sources: readonly PolicySource[],
  vocabulary: PolicyVocabulary,
  settings: PolicySettings = {},
): LoadedPolicies {
  const reports: Reports = { problems: settingsProblems(vocabulary, settings), warnings: [] }
  const scopeOf = scopesOf(vocabulary)
  const names = new Set<string>()
  const asked = new Set<string>()
  const files = sources
    .map((source) => readPolicyFile(source, vocabulary, scopeOf, { names, asked }, reports))
    .filter((file) => file !== undefined)
  for (const table of files.flatMap((file) => file.tables).flatMap((compiled) => [...compiled.values()].slice(0, 1)))
    reviewTable(table, settings.currencies)
  const [, second] = files.filter((file) => file.authority.length > 0)
  second?.part.report('Another policy states authority already', 'State it in one policy')
  if (reports.problems.length > 0) return { kind: 'refused', problems: reports.problems }
  const actions = new Map(
    Object.entries(vocabulary.actions).map(([action, spec]) => [action, policiesOf(action, spec, files)]),
  )
  const timeZone = settings.timeZone ?? 'UTC'
  const common: CommonPolicies = {
    hash: policyHash(sources, timeZone),
    dayOf: daysIn(timeZone),
    authority: files.flatMap((file) => file.authority),
    literals: files.flatMap((file) => file.literals),
    unproven: files.flatMap((file) => file.unproven),
    granting: files.some((file) => file.grants.length > 0),
  }
  const warnings = [...reports.warnings, ...crossCheck(vocabulary, actions, common, sources[0]?.path ?? 'policies')]
  return { kind: 'loaded', policies: policiesFor(actions, common, vocabulary), warnings }
}

/** Identifies what policies say: equal for equal texts, whatever their files are called. */
export function policyHash(sources: readonly { readonly text: string }[], timeZone = 'UTC'): string {
  return hashOf({ sources: sources.map((source) => source.text.replaceAll('\r\n', '\n')).toSorted(), timeZone })
}

function policiesFor(
  actions: ReadonlyMap<string, ActionPolicies>,
  common: CommonPolicies,
  vocabulary: PolicyVocabulary,
  settings?: AutonomySettings,
): Policies {
  const inForce = settings ? underSettings(actions, settings, vocabulary) : actions
  return {
    hash: common.hash,
    granting: common.granting,
    roles: rolesNamed(inForce, common),
    ...(common.version !== undefined && { version: common.version }),
    asVersion: (version) => policiesFor(actions, { ...common, version }, vocabulary, settings),
    ...(settings && { autonomy: settings.number }),
    under: (others) => policiesFor(actions, common, vocabulary, others),
    caps: (action) => inForce.get(action)?.autonomy ?? [],
    factsFor: (action) => factsOf(inForce.get(action), vocabulary),
    typeOf(action, expression) {
      const compiled = compileExpression(expression, scopesOf(vocabulary)(action, new Map()))
      return 'evaluate' in compiled ? compiled.result : undefined
    },
    decide: (call) => decide(call, inForce, common),
    explain: (call, record) => explainDecision(call, record, inForce.get(call.action), common),
    overBudget: (record, reservation) => explainOver(record, overBudget(record, reservation, common)),
    askingFor: (action) => inForce.get(action)?.requests[0],
    describe: (action) => describeAction(action, inForce.get(action)),
  }
}

function underSettings(
  actions: ReadonlyMap<string, ActionPolicies>,
  settings: AutonomySettings,
  vocabulary: PolicyVocabulary,
): ReadonlyMap<string, ActionPolicies> {
  return new Map(
    [...actions].map(([name, own]) => {
      const spends = (vocabulary.actions[name]?.spends ?? []).length > 0
      return [name, { ...own, autonomy: [...own.autonomy, ...capsOf(settings, name, spends)] }]
    }),
  )
}

function policiesOf(action: string, spec: PolicyAction, files: readonly PolicyFile[]): ActionPolicies {
  const own = <Kind>(compiled: readonly ReadonlyMap<string, Kind>[]): readonly Kind[] =>
    compiled.map((one) => one.get(action)).filter((one) => one !== undefined)
  const tables = files.flatMap((file) => own(file.tables))
  const rules = files.flatMap((file) => own(file.rules))
  const stated = files.flatMap(({ floor }) => floor ?? [])
  const named = [...tables, ...rules].some(({ everything }) => !everything)
  const floor = stated.length > 0 ? stated : named ? [] : [unstatedFloor]
  return {
    tables,
    rules,
    checks: files.flatMap((file) => own(file.checks)),
    budgets: files.flatMap((file) => own(file.budgets)),
    grants: files.flatMap((file) => own(file.grants)),
    rates: files.flatMap((file) => own(file.rates)),
    autonomy: [...files.flatMap((file) => own(file.autonomy)), ...(spec.irreversible === true ? floor : [])],
    requests: files.flatMap((file) => own(file.requests)),
  }
}

function factsOf(own: ActionPolicies | undefined, vocabulary: PolicyVocabulary): readonly MentionedFact[] {
  if (!own) return []
  const expressions: readonly (Expression | undefined)[] = [
    ...own.tables.flatMap((table) => table.columns.map((column) => column.input)),
    ...own.rules.map((rule) => rule.when),
    ...own.checks.map((check) => check.holds),
    ...own.budgets.map((budget) => budget.by),
    ...own.grants.map((grant) => grant.when),
    ...own.rates.map((rate) => rate.by),
  ]
  const reads = expressions
    .flatMap((expression) => expression?.reads ?? [])
    .filter((read) => Object.hasOwn(vocabulary.facts, read.path.root))
  return [...new Map(reads.map(({ path }) => [path.text, { fact: path.root, path: path.fields }])).values()]
}

function settingsProblems(vocabulary: PolicyVocabulary, settings: PolicySettings): PolicyProblem[] {
  const place = { path: 'settings', line: 1, column: 1 }
  const zone = settings.timeZone ?? 'UTC'
  const taken = Object.keys(vocabulary.facts).filter((name) => reservedRoots.includes(name))
  return [
    ...(isTimeZone(zone)
      ? []
      : [{ ...place, message: `"${zone}" is not a time zone`, mend: 'Use a name like Europe/London' }]),
    ...taken.map((name) => ({
      ...place,
      message: `A fact is named "${name}", which means something else in policies`,
      mend: 'Rename the fact',
    })),
  ]
}
