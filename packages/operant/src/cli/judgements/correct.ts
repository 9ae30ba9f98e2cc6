import type { JudgementSpec } from '../../agent/capability.ts'
import type { Agent } from '../../agent/define-agent.ts'
import { encodeFact } from '../../facts/fact.ts'
import type { Json } from '../../facts/json.ts'
import type { RunEvent } from '../../journal/events.ts'
import { fold } from '../../journal/fold.ts'
import { learnersOf, textOfUse } from '../../run/waiting/note-examples.ts'
import type { RunStore } from '../../run/store.ts'
import type { GivenExample } from '../../run/judgements.ts'
import { readValue } from '../../asking/read-value.ts'
import { CommandMistake } from '../mistake.ts'

type Gave = Extract<RunEvent, { type: 'step.gave' }>

/** What a person says that a judgement of a run should have given, as an example. The run itself stays as it is. */
export async function correctionOf(
  store: RunStore,
  agent: Agent,
  wanted: {
    readonly run: string
    readonly fact: string
    readonly value: string
    readonly by: string
    readonly at: Date
  },
): Promise<{ readonly example: GivenExample; readonly before: Json }> {
  const { run, fact, value, by, at } = wanted
  const events = await store.read(run)
  const learners = learnersOf(agent.capabilities.values(), fact)
  if (learners.length === 0) throw new CommandMistake(noneText(agent, fact))
  const found = lastJudged(events, learners)
  if (!found) throw new CommandMistake(`no judgement gave "${fact}" in run ${run}`)
  const { event, judgement } = found
  const read = readValue(judgement.gives, value)
  if ('problem' in read) throw new CommandMistake(`"${value}" is no ${fact}: ${read.problem}`)
  const before = fold(run, events.slice(0, events.indexOf(event)))
  const scope = JSON.parse(event.step.scope) as string[]
  const judged = await textOfUse({ store }, before, judgement, scope)
  if (!judged) throw new CommandMistake(`what ${judgement.name} judged in run ${run} is not known any more`)
  return {
    before: event.facts[0]?.value ?? null,
    example: {
      agent: agent.name,
      judgement: judgement.name,
      text: judged.text,
      value: encodeFact(judgement.gives, read.value).json,
      by,
      at: at.toISOString(),
      run,
      use: `${event.step.scope} ${event.step.inputs}`,
      how: 'corrected',
    },
  }
}

function lastJudged(events: readonly RunEvent[], learners: readonly JudgementSpec[]) {
  return events
    .flatMap((event): { event: Gave; judgement: JudgementSpec }[] => {
      const judgement =
        event.type === 'step.gave' ? learners.find(({ name }) => name === event.step.capability) : undefined
      return judgement && event.type === 'step.gave' ? [{ event, judgement }] : []
    })
    .at(-1)
}

function noneText(agent: Agent, fact: string): string {
  const learning = [...agent.facts.keys()].filter((name) => learnersOf(agent.capabilities.values(), name).length > 0)
  return `no judgement of ${agent.name} that learns gives "${fact}"; there are ${learning.join(', ') || 'none'}`
}
