import { limits, outsideWords } from '../world/shop-agent.ts'
import { isSettled, wrongWrites } from '../world/shop-ledger.ts'
import { key, mostMoney, nameOf, price, type Played } from '../play.ts'
import { longSpeech, scenarioOf } from '../server/scenarios.ts'

/** Questions that one run may ask a model that leads nowhere. */
const mostRequests = 60

/** What is wrong with how a play went; empty where everything held. */
export function wrongWith(played: Played): readonly string[] {
  return [...endOf(played), ...effectsOf(played), ...limitsOf(played), ...secretsOf(played)].map(
    (what) => `${nameOf(played.play)}: ${what}`,
  )
}

/** A hybrid that is stuck over an unclear text has no way that a model could find: whatever the model does, a person gets it. */
function endOf({ play, state, world }: Played): readonly string[] {
  const outcome = state.settled?.outcome
  const settles = play.reasoner === 'model' && scenarioOf(play.scenario).ends === 'settled'
  if (outcome === undefined) return ['it has not come to an end']
  if (settles) return outcome === 'met' && isSettled(world) ? [] : [`it ended ${outcome} (${state.settled?.why})`]
  const handed = outcome === 'handed over' || outcome === 'failed' || outcome === 'partly'
  return handed ? [] : [`it ended ${outcome}, and nobody took it over`]
}

function effectsOf({ world, state }: Played): readonly string[] {
  const confirmed = [...state.effects.values()].filter(({ result }) => result === 'confirmed')
  const told = confirmed.length === world.refunds.length + world.replies.length
  return [...wrongWrites(world), ...(told ? [] : ['its journal tells of other writes than the shop holds'])]
}

function limitsOf({ play, state, seen }: Played): readonly string[] {
  const { miscounts, overspends } = scenarioOf(play.scenario)
  if (overspends && seen.tokens <= limits.tokens + longSpeech) return []
  // The dearest that so many tokens can be, in millionths of a dollar.
  const money = seen.tokens * Number.parseFloat(price.input)
  const found: string[] = []
  if (seen.tokens > limits.tokens) found.push(`${seen.tokens} tokens by the server's count`)
  if (money > Number.parseFloat(mostMoney) * 1_000_000) found.push(`${money} millionths of a dollar`)
  if (!miscounts && state.tokens > limits.tokens) found.push(`${state.tokens} tokens by its own count`)
  if (!miscounts && state.tokens < seen.tokens) found.push(`it counts ${state.tokens} of ${seen.tokens} tokens`)
  if (state.steps > limits.steps) found.push(`${state.steps} steps`)
  if (seen.requests > mostRequests) found.push(`${seen.requests} questions`)
  return found
}

function secretsOf({ play, events, kept, seen, state }: Played): readonly string[] {
  const found: string[] = []
  if (JSON.stringify(events).includes(key) || kept.includes(key)) found.push('the key is in what is kept')
  if (seen.keyInWords > 0) found.push('the key is in a prompt')
  if (seen.astray > 0) found.push(`${seen.astray} questions went astray, or without the key`)
  if (seen.prefixBroken > 0) found.push(`${seen.prefixBroken} prompts did not begin as the one before`)
  if (play.text === 'closed' && seen.shownOutside > 0) found.push('a model in the closed was shown the text')
  const readTicket = state.uses.has('readTicket')
  if (play.text === 'open' && readTicket && play.reasoner === 'hybrid' && seen.requests > 0 && seen.shownOutside === 0)
    found.push(`a model in the open was not shown "${outsideWords.slice(0, 12)}…"`)
  return found
}
