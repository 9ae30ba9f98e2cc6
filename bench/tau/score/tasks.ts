import type { Task } from '../data.ts'
import type { Domain, RightWrite } from '../domain.ts'
import type { Player } from '../replay/replay.ts'
import type { Wish } from '../replay/wish.ts'
import type { Treatment } from '../replay/treatment.ts'
import { differences } from '../world/end-state.ts'
import { Records, type Tables } from '../world/records.ts'

export interface MissedTask {
  readonly task: string
  /** Where its end state is another than expected. */
  readonly why: readonly string[]
  /** Rules that denied a write of it. */
  readonly denied: readonly string[]
}

/** What came of replaying the right actions of tasks. */
export interface TaskFigures {
  readonly tasks: number
  readonly reached: number
  readonly missed: readonly MissedTask[]
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
): Promise<{ readonly figures: TaskFigures; readonly done: readonly RightWrite[] }> {
  const done: RightWrite[] = []
  const missed: MissedTask[] = []
  const treated: { treatment: Treatment; refused: boolean }[] = []
  for (const task of tasks) {
    const records = new Records(tables)
    const customer = domain.speaker(tables, task) ?? ''
    const writes = task.gold_actions.flatMap((call) => {
      const wish = domain.wish(call)
      return wish ? [{ call, wish }] : []
    })
    const wishes = writes.map(({ wish }) => wish)
    const { treatments } = await player.play({
      clients: domain.clients(records, { customer, proven: true }),
      calls: wishes,
      asked: wishes,
      answer: (fact) => domain.answer(task, fact),
    })
    const why = differences(records, task.expected.diff)
    if (why.length > 0) missed.push({ task: task.id, why, denied: treatments.flatMap(({ rules }) => rules) })
    const refused = new Set(task.expected.tool_errors.map(({ action }) => action))
    for (const [index, { call, wish }] of writes.entries()) {
      const treatment = treatments[index] ?? { kind: 'open', rules: [], reason: 'it was never made', asked: [] }
      treated.push({ treatment, refused: refused.has(call.name) })
      if (treatment.kind === 'done' && isFirst(wishes, index)) done.push({ customer, wish })
    }
  }
  return { figures: { tasks: tasks.length, reached: tasks.length - missed.length, missed, ...sumOf(treated) }, done }
}

/** Whether no call before does the same to the same record: it is right in a world where nothing was done yet, too. */
function isFirst(wishes: readonly Wish[], index: number): boolean {
  const [wish, before] = [wishes[index], wishes.slice(0, index)]
  return !before.some((one) => one.capability === wish?.capability && one.about.join() === wish.about.join())
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

/** How many calls each rule denied; what breaks several is counted once, for the first of them. */
export function countRules(denied: readonly Treatment[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { rules } of denied) counts[rules[0] ?? ''] = (counts[rules[0] ?? ''] ?? 0) + 1
  return counts
}
