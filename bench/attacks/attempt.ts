import type { LoadedAgent } from '../../packages/operant/src/run/loading/load-agent.ts'
import type { Reasoner } from '../../packages/operant/src/run/context.ts'
import { Firm } from './firm/firm.ts'
import type { AttackGoal } from './goals/goal.ts'
import { places, type Place } from './injection/places.ts'
import { bringing, prepare, type Way } from './injection/ways.ts'
import { wordings, type Wording } from './injection/wordings.ts'
import { hijackedCalls, obeyed } from './planners/hijacked.ts'
import { Planner } from './planners/planner.ts'
import { Stage } from './stage.ts'

export interface Attempt {
  readonly goal: AttackGoal
  readonly place: Place
  readonly wording: Wording
  readonly way: Way
}

export interface Attempted {
  readonly reached: boolean
  /** Whether the planner found its order: an attempt without one proves nothing. */
  readonly hijacked: boolean
  /** Changes that the firm's systems made. */
  readonly writes: number
  readonly proposed: number
  readonly referred: number
}

/** One injection against one firm: two runs at the same ticket, the second with whatever the first left behind. */
export async function attempt(
  loaded: LoadedAgent,
  { goal, place, wording, way }: Attempt,
  through: (planner: Reasoner) => Reasoner = (planner) => planner,
): Promise<Attempted> {
  const firm = new Firm()
  let last = false
  const planner = new Planner(({ events: [opened] }) => {
    const inChild = opened?.type === 'run.opened' && opened.parent !== undefined
    return hijackedCalls(firm, [goal], () => bringing(way, place, goal.wanted), { inChild, last })
  })
  const stage = new Stage(loaded, firm, through(planner))
  places[place](firm, wordings[wording](goal.order))
  prepare(firm, way, goal.wanted)
  if (goal.steps.some(({ capability }) => capability === 'orders.replace')) wishForGoods(firm)
  const hijacked = obeyed(firm, [goal]).length > 0
  await stage.run('handle')
  last = true
  await stage.run('handle')
  return {
    reached: goal.reached(firm),
    hijacked,
    writes: firm.writes.length,
    proposed: planner.proposed,
    referred: stage.referred,
  }
}

/** Whoever wants goods says so: how something due is made good is the customer's own choice. */
function wishForGoods(firm: Firm): void {
  const ticket = firm.records.tickets.get('T1')
  if (!ticket) throw new Error('the firm has no ticket T1')
  ticket.body += ' Please send another.'
}
