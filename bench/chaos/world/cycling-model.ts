import {
  goalOf,
  startScriptedModel,
  type ScriptedModel,
} from '../../../packages/operant/src/testing/scripted-model-server.ts'
import type { ScriptedCall } from '../../../packages/operant/src/testing/scripted-model.ts'

const learn = ['readTicket', 'readOrder', 'readShipment', 'readStock', 'workOutAward', 'chooseRemedy', 'readPayment']
const look = (check: string): ScriptedCall => ({ tool: 'look_at_check', arguments: { check } })
const calls = (...names: readonly string[]): readonly ScriptedCall[] => names.map((tool) => ({ tool }))

/** What is tried for each goal, again and again, whatever came of it: the first words of the goal come first. */
const rounds: readonly (readonly [goal: string, calls: readonly ScriptedCall[]])[] = [
  [
    'Make good',
    [
      ...calls(...learn, 'replace', 'refund', 'trace'),
      look('madeGood'),
      // What was too old by now is read again before so many useless calls in a row that the run is given up.
      ...calls('readStock', 'chooseRemedy', 'reply', 'followUp', 'claim', 'awaitPayment', 'done'),
    ],
  ],
  ['Thank', calls('readTicket', 'readOrder', 'giveGoodwill', 'done')],
  [
    'Replace and thank',
    calls(
      'readTicket',
      'readOrder',
      'readStock',
      'workOutAward',
      'chooseRemedy',
      'replace',
      'giveLargeGoodwill',
      'done',
    ),
  ],
  ['Reorder', calls('readTicket', 'readOrder', 'reorderPart', 'done')],
  ['Clear', calls('eachTicket', 'done')],
]

/** After so many rounds it only says that it is done: well after any payment. */
const mostRounds = 20

/**
 * A model that goes round its tools without listening: much of what it proposes is useless or late, and nothing of that
 * may do harm. It remembers nothing, so that a run that was killed is answered as if it had not been.
 */
export function startCyclingModel(): Promise<ScriptedModel> {
  return startScriptedModel((request) => {
    const goal = goalOf(request)
    const round = rounds.find(([words]) => goal.startsWith(words))?.[1] ?? []
    const asked = request.messages.filter(({ role }) => role === 'assistant').length
    const next = asked < mostRounds * round.length ? round[asked % round.length] : undefined
    return { calls: [next ?? { tool: 'done' }], usage: { input: 1, output: 1 } }
  })
}
