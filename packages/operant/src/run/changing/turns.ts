import type { SetElementState } from '../../journal/set-state.ts'
import type { Activation } from '../activation.ts'
import type { CallTurn } from '../stepping/call-turn.ts'
import { NoTurn, systemsOf } from '../turns.ts'
import { actionOf } from './element-call.ts'
import type { Going } from './judge-element.ts'

/** How many of these elements are worth intending together: what is intended must begin soon. */
export function togetherOf(activation: Activation, elements: readonly SetElementState[]): number {
  const { turns } = activation.context
  if (!turns) return Infinity
  const actions = new Set(elements.map(({ action }) => action))
  const firsts = elements.filter(({ action }) => actions.delete(action))
  return Math.min(...firsts.map((element) => turns.together(systemsOf(actionOf(activation, element)))))
}

/** Waits until all these calls may begin: their intents are committed then. */
export async function takeTurns({ context, signal }: Activation, going: readonly Going[]): Promise<void> {
  const { turns } = context
  if (!turns) return
  const byAction = Map.groupBy(going, ({ call }) => call.step.spec)
  for (const [spec, calls] of byAction)
    if (turns.limits(systemsOf(spec))) await turns.calls(systemsOf(spec), calls.length, { patience: Infinity, signal })
}

/** Whether its place came in time. */
export async function entered(turn: CallTurn): Promise<boolean> {
  try {
    await turn.enter()
    return true
  } catch (error) {
    if (error instanceof NoTurn) return false
    throw error
  }
}
