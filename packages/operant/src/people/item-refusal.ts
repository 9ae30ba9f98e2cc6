import type { Principal } from '../store/principals.ts'
import type { ItemRefusal } from '../store/work-items.ts'
import { timeText } from '../told/values.ts'

/** Why somebody may not do this with an item or a run, `what`, and what would be. */
export function itemRefusalText(refusal: ItemRefusal, what: string, by: Principal): string {
  switch (refusal.refused) {
    case 'no such item':
      return `nothing was handed over as "${what}"; escalations are listed`
    case 'no such run':
      return `there is no run "${what}"; runs are listed`
    case 'settled':
      return `run ${what} has ended; what it handed over is listed with the escalations`
    case 'not your role':
      return `${by.name} is ${by.roles.join(', ')}, and this is for others; the list of escalations says for whom`
    case 'not claimed':
      return `nobody has this; claim it first`
    case 'ended':
      return `this is over: it was ${refusal.as}`
    case 'over':
      return `the run ended ${refusal.as}, and does not go on; start the goal anew, or close this`
    case 'run again':
      return `run ${refusal.as} is this one again, and is under way; cancel that first, or let it end`
    case 'held':
    default:
      return `${refusal.by} has this since ${timeText(refusal.since)} UTC; it can be had once they release it`
  }
}
