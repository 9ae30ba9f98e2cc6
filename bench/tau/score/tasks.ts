import type { Task } from '../data.ts'
import type { Domain } from '../domain.ts'
import type { Player } from '../replay/replay.ts'
import type { Treatment } from '../replay/treatment.ts'
import { differences } from '../world/end-state.ts'
import { Records, type Tables } from '../world/records.ts'

/** What came of replaying the right actions of tasks. */
export interface TaskFigures {
  readonly tasks: number
  readonly reached: number
  readonly missed: readonly { readonly task: string; readonly why: readonly string[] }[]
  /** Right writes: done, or so already. */
  readonly writes: number
  readonly confirmations: number
  /** Right writes that were put to anybody but the customer, or more than once. */
  readonly askedBeyond: number
  /** Writes of the data that the guardrail denied, by rule, where the data's own systems refuse them too. */
  readonly deniedRightly: Readonly<Record<string, number>>
  /** Those that the data's systems let pass. */
  readonly deniedWrongly: Readonly<Record<string, number>>
  /** Right writes stopped in any other way: not taken as a call, not confirmed, refused by the system. */
  readonly stopped: readonly string[]
}

export async function playTasks(
  player: Player,
  domain: Domain,
  tables: Tables,
  tasks: readonly Task[],
): Promise<TaskFigures> {
  const missed: { task: string; why: readonly string[] }[] = []
  const treated: { treatment: Treatment; refused: boolean }[] = []
  for (const task of tasks) {
    const records = new Records(tables)
    const writes = task.gold_actions.flatMap((call) => {
      const wish = domain.wish(call)
      return wish ? [{ call, wish }] : []
    })
    const wishes = writes.map(({ wish }) => wish)
    const { treatments } = await player.play({
      clients: domain.clients(records, { customer: domain.speaker(tables, task) ?? '', proven: true }),
      calls: wishes,
      asked: wishes,
      answer: (fact) => domain.answer(task, fact),
    })
    const why = differences(records, task.expected.diff)
    if (why.length > 0) missed.push({ task: task.id, why })
    const refused = new Set(task.expected.tool_errors.map(({ action }) => action))
    for (const [index, treatment] of treatments.entries())
      treated.push({ treatment, refused: refused.has(writes[index]?.call.name ?? '') })
  }
  return { tasks: tasks.length, reached: tasks.length - missed.length, missed, ...sumOf(treated) }
}

function sumOf(treated: readonly { readonly treatment: Treatment; readonly refused: boolean }[]) {
  const passed = treated.filter(({ treatment }) => treatment.kind === 'done' || treatment.kind === 'already so')
  const denied = treated.filter(({ treatment }) => treatment.kind === 'denied')
  const asks = treated.flatMap(({ treatment }) => treatment.asked)
  return {
    writes: treated.filter(({ refused }) => !refused).length,
    confirmations: asks.filter((roles) => roles === 'customer').length,
    askedBeyond: passed.filter(
      ({ treatment: { asked } }) => asked.length > 1 || asked.some((one) => one !== 'customer'),
    ).length,
    deniedRightly: countRules(denied.filter(({ refused }) => refused).map(({ treatment }) => treatment)),
    deniedWrongly: countRules(denied.filter(({ refused }) => !refused).map(({ treatment }) => treatment)),
    stopped: treated
      .filter((one) => !passed.includes(one) && !denied.includes(one))
      .map(({ treatment }) => `${treatment.kind}: ${treatment.reason}`),
  }
}

/** How often each rule denied, first named first. */
export function countRules(denied: readonly Treatment[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { rules } of denied) for (const rule of rules) counts[rule] = (counts[rule] ?? 0) + 1
  return counts
}
