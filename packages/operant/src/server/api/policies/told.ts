import type { z } from '@hono/zod-openapi'
import { outcomeOf } from '../../../guard/decide.ts'
import type { Field } from '../../../guard/language/value-type.ts'
import { outcomeText } from '../../../guard/outcome.ts'
import type { DecisionRecord } from '../../../journal/decision-record.ts'
import { limitsIn } from '../../../policies/limits-in.ts'
import { publishersFor } from '../../../policies/publishers.ts'
import { rulesNamed } from '../../../policies/rules-named.ts'
import { tablesIn, type TableText } from '../../../policies/tables.ts'
import { tryContent, type TriedFileCase } from '../../../policies/try-content.ts'
import { versionState } from '../../../policies/version-state.ts'
import type { LoadedAgent, PlacedProblem } from '../../../run/loading/load-agent.ts'
import type { PolicyDraft } from '../../../store/policy-drafts.ts'
import type { PolicyVersion } from '../../../store/policy-versions.ts'
import type { Principal } from '../../../store/principals.ts'
import type { ApiParts } from '../api.ts'
import type {
  PolicyContentShape,
  PolicyDecision,
  PolicyDraftShape,
  PolicyVersionShape,
  TableShape,
} from '../schemas/policy.ts'
import { filesCalled, standingOf, type Content } from './content.ts'

/** A version beside all versions of the agent. */
export function versionTold(
  one: PolicyVersion,
  all: readonly PolicyVersion[],
  people: readonly Principal[],
): z.infer<typeof PolicyVersionShape> {
  const { agent, version, author, because, draftedAt, basedOn, restores, publisher, publishedAt, hash } = one
  const state = versionState(one, all)
  const told = { agent, version, state, author, because, draftedAt, basedOn, restores, publisher, publishedAt, hash }
  return { ...told, publishers: state === 'waiting' ? publishersFor(people, author) : [] }
}

/** A draft; `governs` is the version that governs now. */
export function draftTold(draft: PolicyDraft, governs: number | undefined): z.infer<typeof PolicyDraftShape> {
  const { files: _files, cases: _cases, ...told } = draft
  return { ...told, overtaken: draft.version === null && draft.basedOn !== governs }
}

/** What is decided, and why. */
export function decisionTold(record: DecisionRecord): z.infer<typeof PolicyDecision> {
  const { effect, reasons, explanation } = record
  return {
    outcome: outcomeText(outcomeOf(record)),
    effect,
    reasons: reasons.map(({ layer = null, ...reason }) => ({ layer, ...reason })),
    deciding: explanation?.deciding ?? null,
    runnerUp: explanation?.runnerUp ?? null,
    ways: explanation?.ways ?? [],
  }
}

/** All that a version or a draft says, and what comes of it. */
export async function contentTold(
  parts: Pick<ApiParts, 'project'>,
  agent: string,
  content: Content,
): Promise<z.infer<typeof PolicyContentShape>> {
  const people = parts.project.definition.principals
  const own = filesCalled(parts, agent)
  const { versions } = await standingOf(parts, agent)
  const { of, files, cases, version, draft } = content
  const tried = tryContent(own, content, people)
  const tables = tablesIn(files)
  const governs = versions.find((one) => one.governs)?.version
  return {
    agent,
    of,
    version: version ? versionTold(version, versions, people) : null,
    draft: draft ? draftTold(draft, governs) : null,
    files,
    cases,
    usable: tried.loaded !== undefined && tried.problems.length === 0,
    problems: tried.problems.map((one) => placed(one, tables)),
    warnings: (tried.loaded?.remarks ?? []).map(({ path, ...one }) => placed({ file: path, ...one }, tables)),
    tables: tables.map((table) => tableTold(table, own)),
    limits: limitsIn(files),
    rules: rulesNamed(files),
    actions: tried.loaded ? actionsTold(tried.loaded) : [],
    tried: tried.cases.map(triedTold),
    roles: [...new Set(people.flatMap(({ roles }) => roles))].toSorted(),
  }
}

/** Types are those of the agent's own policies: what can be looked at is the same under all of them. */
function tableTold(table: TableText, own: LoadedAgent): z.infer<typeof TableShape> {
  const [first = ''] = table.for.includes('*') ? actionsOf(own) : table.for
  return {
    ...table,
    columns: table.columns.map((column) => ({
      ...column,
      is: kindTold(own.policies.typeOf(first, column.expression)),
    })),
    rows: table.rows.map(({ name, cells, outcome, note }) => ({
      id: `${table.policy}/${table.table}/${name}`,
      name,
      cells,
      outcome,
      note,
    })),
  }
}

function kindTold(
  field: Field | undefined,
): { kind: string; values: readonly string[] | null; optional: boolean } | null {
  if (!field) return null
  const { type, optional } = field
  return { kind: type.kind, values: type.kind === 'text' ? (type.values ?? null) : null, optional }
}

function actionsOf({ agent }: LoadedAgent): readonly string[] {
  return [...agent.capabilities.values()].flatMap((spec) => (spec.kind === 'action' ? [spec.name] : []))
}

function actionsTold(loaded: LoadedAgent): z.infer<typeof PolicyContentShape>['actions'] {
  const { policies, agent } = loaded
  return actionsOf(loaded).map((action) => {
    const is = (expression: string) => kindTold(policies.typeOf(action, expression))
    const looksAt = policies
      .factsFor(action)
      .map(({ fact, path: fields }) => ({ fact, fields, path: [fact, ...fields].join('.') }))
    return {
      action,
      says: policies.describe(action),
      arguments: Object.keys(agent.capabilities.get(action)?.needs ?? {}).map((name) => ({
        name,
        is: is(`arguments.${name}`),
      })),
      looksAt: looksAt.map((one) => ({ ...one, is: is(one.path) })),
    }
  })
}

function triedTold({ file, saved, ...one }: TriedFileCase): z.infer<typeof PolicyContentShape>['tried'][number] {
  const { case: name, expected, decided, passed, why = null, record } = one
  const { action, arguments: values, facts, literals, startedBy, now } = saved
  const call = { action, arguments: values, facts, literals, startedBy, now: now.toISOString() }
  return { file, case: name, expected, decided, passed, why, call, decision: record ? decisionTold(record) : null }
}

/** A problem with the row and cell of the table that it is about. */
function placed(
  problem: PlacedProblem,
  tables: readonly TableText[],
): z.infer<typeof PolicyContentShape>['problems'][number] {
  const { file, line, column, message, mend } = problem
  const found = tables
    .filter((table) => table.file === file)
    .flatMap(({ table, rows }) =>
      rows.flatMap(({ at, places }, row) => {
        const cell = places.findIndex((place) => place.line === line && place.column === column)
        const whole = at.line === line && at.column === column
        return cell >= 0 || whole ? [{ table, row, cell: cell >= 0 ? cell : null }] : []
      }),
    )
  return { file, line, column, message, mend, at: found[0] ?? null }
}
