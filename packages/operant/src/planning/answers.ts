import { needText } from '../agent/bearing-spec.ts'
import type { GoalSpec } from '../agent/goal.ts'
import { partsOf } from '../facts/key.ts'
import type { NeedSpec } from '../facts/need.ts'
import type { FactKey } from '../journal/events.ts'
import type { Answer, AnswerSource } from '../journal/outcome.ts'
import type { KnownFact } from '../journal/state.ts'
import { standingOf, type Instance, type Knowledge, type NeedStanding } from './knowledge.ts'
import { joinedProvenance } from './provenance-of.ts'
import { readTooLongAgo, restsOn } from './stale.ts'

/** How old, in milliseconds, what was read may be when it is told, where its fact asks for nothing stricter. */
const toldWithin = 300_000

/** How an answer stands: known, to be found out, or not to be had. A value that a model made up is never one. */
export function answerStanding(known: Knowledge, need: NeedSpec): NeedStanding {
  const standing = standingOf(
    known,
    need.path.length > 0 && need.mode === 'value' ? { ...need, mode: 'maybe' } : need,
    [],
  )
  if (standing.kind !== 'met') return standing
  return joinedProvenance(standing.from).trust === 'literal'
    ? { kind: 'closed', why: `${needText(need)} rests on a value that a model chose` }
    : standing
}

/** What the answers of a question rest on that was read too long ago to be told, each fact once. */
export function staleAnswers(known: Knowledge, { answers }: Pick<GoalSpec, 'answers'>): readonly FactKey[] {
  const instances = answers.flatMap((need) => {
    const standing = answerStanding(known, need)
    return standing.kind === 'met' ? standing.from : []
  })
  return instances.length === 0 ? [] : readTooLongAgo(known, instances, toldWithin)
}

/** The answers that are known, with what each rests on. */
export function answersOf(known: Knowledge, { answers }: Pick<GoalSpec, 'answers'>): readonly Answer[] {
  return answers.flatMap((need) => {
    const standing = answerStanding(known, need)
    return standing.kind === 'met' ? [answerOf(known, need, standing.value ?? null, standing.from)] : []
  })
}

function answerOf(known: Knowledge, need: NeedSpec, value: Answer['value'], from: readonly Instance[]): Answer {
  const below = restsOn(known, from)
  const own = from.flatMap(({ key }) => below.get(key) ?? [])
  const [first] = own
  const confidence = Math.min(1, ...[...below.values()].map((fact) => fact.confidence))
  return {
    fact: needText(need),
    value,
    how: first?.how ?? 'derived',
    label: joinedProvenance(from).trust,
    ...(confidence < 1 ? { confidence } : {}),
    capability: first?.giver.capability ?? 'goal',
    systems: [...new Set(own.flatMap((fact) => systemsOf(known, fact)))],
    readAt: instant(Math.min(...own.map((fact) => fact.readAt), known.state.now)),
    rests: [...below]
      .filter(([, fact]) => fact.how !== 'derived' || fact.from.length === 0)
      .map(([key, fact]) => sourceOf(known, key, fact)),
  }
}

function sourceOf(known: Knowledge, key: FactKey, fact: KnownFact): AnswerSource {
  const { name, scope } = partsOf(key)
  return {
    fact: name,
    about: scope.join(' / '),
    how: fact.how,
    capability: fact.giver.capability,
    systems: systemsOf(known, fact),
    readAt: instant(fact.readAt),
  }
}

function systemsOf({ agent }: Knowledge, { giver }: KnownFact): readonly string[] {
  return Object.values(agent.capabilities.get(giver.capability)?.uses ?? {}).map(({ name }) => name)
}

function instant(time: number): string {
  return new Date(time).toISOString()
}
