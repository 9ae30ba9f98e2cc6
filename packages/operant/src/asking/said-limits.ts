import type { Agent } from '../agent/define-agent.ts'
import type { RunLimits } from '../journal/run-opened.ts'
import { readDeadline, type Deadline } from './deadlines.ts'
import { actionsNamed, allOf, limitsIn, type LimitPhrase } from './limits.ts'
import type { Moment, Settled } from './understanding.ts'

/** What the limits that were said come to; `either` where a time may be one of several. */
export interface SaidLimits {
  readonly limits: RunLimits
  readonly deadline: Date | undefined
  readonly either: readonly { readonly phrase: LimitPhrase; readonly choices: readonly Date[] }[]
}

export type Times = ReadonlyMap<string, Deadline>

/** The times that a text names, each read once. */
export async function timesIn(text: string, moment: Moment): Promise<Times> {
  const said = limitsIn(text).flatMap(({ by }) => (by === undefined ? [] : [by]))
  return new Map(await Promise.all(said.map(async (by) => [by, await readDeadline(by, moment)] as const)))
}

/** What is no limit to this agent stays part of the sentence. */
export function isUsable(agent: Agent, { uses, by, text, limits }: LimitPhrase, times: Times): boolean {
  if (limits?.asFarAsPossible) return [...agent.goals.values()].some(({ forecast }) => forecast !== undefined)
  if (uses?.most === 0) return actionsNamed(agent, uses.noun).length === 1
  if (by !== undefined && /\bbefore\b/i.test(text)) return times.get(by)?.kind !== 'none'
  return true
}

/** Why a limit cannot be used as it was said. */
export function troubleWith(agent: Agent, phrases: readonly LimitPhrase[], times: Times): string | undefined {
  for (const { text, unclear, by, uses } of phrases) {
    if (unclear !== undefined) return `"${text}": it is not clear ${unclear}`
    const time = by === undefined ? undefined : times.get(by)
    if (time?.kind === 'none') return time.why
    const named = uses ? actionsNamed(agent, uses.noun) : []
    if (!uses || named.length === 1) continue
    const all = [...agent.capabilities.values()].flatMap((one) => (one.kind === 'action' ? [one.name] : []))
    if (named.length > 1) return `"${text}": "${uses.noun}" may be ${named.join(' or ')}`
    return `"${text}": agent ${agent.name} does no "${uses.noun}"; it does ${all.join(', ') || 'nothing'}`
  }
  return undefined
}

/** Puts together the limits that were said; none of them is unclear any more, but for a time that may be several. */
export function saidLimits(
  agent: Agent,
  phrases: readonly LimitPhrase[],
  times: Times,
  moment: Moment,
  settled: Settled,
): SaidLimits {
  const deadlines: Date[] = []
  const either: { phrase: LimitPhrase; choices: readonly Date[] }[] = []
  const limits = phrases.map((phrase): RunLimits => {
    const { by, uses } = phrase
    if (by !== undefined) {
      const time = times.get(by)
      const at =
        time?.kind === 'either' ? time.choices.find((one) => one.toISOString() === settled.deadline) : undefined
      const sure = time?.kind === 'at' ? time.at : at
      if (sure) deadlines.push(sure)
      else if (time?.kind === 'either') either.push({ phrase, choices: time.choices })
      return {}
    }
    if (!uses) return phrase.limits ?? {}
    return { actions: Object.fromEntries(actionsNamed(agent, uses.noun).map((name) => [name, uses.most])) }
  })
  const [deadline] = deadlines.toSorted((one, other) => one.getTime() - other.getTime())
  const time = deadline ? [{ time: deadline.getTime() - moment.now.getTime() }] : []
  return { limits: allOf([...limits, ...time]), deadline, either }
}
