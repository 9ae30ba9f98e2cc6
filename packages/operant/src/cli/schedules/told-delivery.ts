import type { DeliveryRow } from '../../store/trigger-deliveries.ts'
import { timeText } from '../../told/values.ts'
import { bold, dim, green, red, yellow, type Part } from '../output/wrap.ts'

/** What became of an event, as one word with its colour. */
export function stateOfDelivery({ state, outcome }: DeliveryRow): Part {
  if (state === 'refused') return red(state)
  if (state === 'joined') return dim(state)
  if (state === 'due') return state
  if (outcome === null) return 'under way'
  return outcome === 'met' ? green(outcome) : yellow(outcome)
}

/** An event as a row: when it came, what became of it, what it is, and the run or the reason. */
export function deliveryRow(delivery: DeliveryRow, name: boolean): readonly Part[] {
  const { cameAt, trigger, event, type, run, why, askedBy } = delivery
  return [
    bold(timeText(cameAt) ?? ''),
    stateOfDelivery(delivery),
    event,
    [...(name ? [trigger] : []), type, ...(run === null ? [] : [run]), ...(why === null ? [] : [why])].join(' · '),
    ...(askedBy === null ? [] : [dim(` (asked by ${askedBy})`)]),
  ]
}
