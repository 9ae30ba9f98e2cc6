import { needText } from '../../../agent/bearing-spec.ts'
import type { Agent } from '../../../agent/define-agent.ts'
import type { GoalSpec } from '../../../agent/goal.ts'
import type { RunEvent } from '../../../journal/events.ts'
import { apply, fold } from '../../../journal/fold.ts'
import type { ModelMessage } from '../../../run/language-models.ts'
import type { FactNames } from './fact-names.ts'
import type { Shown } from './shown.ts'
import { Teller, type Told } from './teller.ts'
import { tellingOf } from './tell-event.ts'
import { messagesOf, noteTo, turnOf, type Turn } from './turn.ts'

/**
 * The conversation so far, told from the journal alone: the goal, then each answer with what came of it until the next.
 * What has been told stays as it was, byte by byte, however the run goes on and wherever it is resumed.
 */
export function transcriptOf(
  agent: Agent,
  goal: GoalSpec,
  events: readonly RunEvent[],
  names: FactNames,
  shown: Shown,
): readonly ModelMessage[] {
  const [opened, ...rest] = events
  if (opened?.type !== 'run.opened') throw new Error('a journal begins with the opening of its run')
  const state = fold('', [opened])
  const teller = new Teller(agent, goal, names, shown)
  shown.learn(opened)
  const messages: ModelMessage[] = []
  let turn: Turn | undefined
  const close = () => {
    const told = teller.tell(state)
    messages.push(...(turn ? messagesOf(turn, told) : [openingOf(shown.sentence(opened.asked), goal, told)]))
  }
  for (const event of rest) {
    const begun = turnOf(event, state, turn, shown)
    if (begun && begun !== 'joined') {
      close()
      turn = begun
    }
    apply(state, event)
    shown.learn(event)
    const note = begun ? undefined : tellingOf(state, event, names, shown)
    if (turn && note !== undefined) noteTo(turn, event, shown.sentence(note))
  }
  close()
  return messages
}

function openingOf(asked: string, goal: GoalSpec, { facts, rest }: Told): ModelMessage {
  const aim = {
    ...(goal.answers.length > 0 ? { asksFor: goal.answers.map(needText) } : {}),
    doneWhen: goal.doneWhen.map((check) => check.name),
    never: goal.never.map((check) => check.name),
  }
  const told = { ...aim, ...(facts.length > 0 ? { facts: facts.map((one) => one.told) } : {}), ...rest }
  return { role: 'user', content: [{ kind: 'text', text: `Goal: ${asked}\n${JSON.stringify(told)}` }] }
}
