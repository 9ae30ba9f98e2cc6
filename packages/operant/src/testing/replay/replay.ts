import type { BusinessCalendar } from '../../calendar/business-calendar.ts'
import type { Agent } from '../../agent/define-agent.ts'
import type { RunEvent } from '../../journal/events.ts'
import { advance } from '../../run/advance.ts'
import type { RunContext } from '../../run/context.ts'
import { knownPeople } from '../../run/guarding/people.ts'
import { loadAgent } from '../../run/loading/load-agent.ts'
import { decisionsOf } from './decisions.ts'
import { RecordedAnswers } from './recorded-answers.ts'
import { recordedReasoner } from './recorded-reasoner.ts'
import { Place } from './place.ts'
import { ReplayStore } from './replay-store.ts'
import type { Recording } from './recording.ts'
import { recordedJudgements, replayAgent } from './replay-agent.ts'

/** What a replay came to: the same decisions as recorded, or the first that differs. */
export type Replayed =
  | { readonly kind: 'same'; readonly decisions: number; readonly events: number }
  | {
      readonly kind: 'differs'
      /** How many decisions were the same before. */
      readonly same: number
      /** The place in the recorded journal; undefined where the recording had ended. */
      readonly seq: number | undefined
      readonly recorded: string
      readonly replayed: string
    }

/** A replay that decided otherwise than was recorded. */
export class ReplayDiffers extends Error {
  override readonly name = 'ReplayDiffers'
}

/** What a replay needs of a project: a project's definition is one. */
export interface ReplayProject {
  readonly agents: readonly Agent[]
  readonly principals?: readonly { readonly name: string; readonly roles: readonly string[] }[]
  readonly calendars?: readonly BusinessCalendar[]
}

/**
 * Plays a recorded run again with the agent and the policies as they are now. Nothing outside is called: systems,
 * people, other runs, models and the clock say what they said then. What other runs had spent or stored is not part of a
 * recording: a decision that rested on that may come otherwise.
 * @throws TypeError where there is no such agent, or the recording has no beginning.
 */
export async function replayRun(project: ReplayProject, recording: Recording): Promise<Replayed> {
  const { run, events } = recording
  const [opened] = events
  if (opened?.type !== 'run.opened') throw new TypeError('a recording begins with the opening of its run')
  const agent = project.agents.find(({ name }) => name === opened.agent)
  if (!agent) throw new TypeError(`there is no agent "${opened.agent}" to replay run ${run} with`)
  return compared(events, await playAgain(project, agent, recording))
}

/**
 * Plays a recorded run again, for a test.
 * @throws ReplayDiffers at the first decision that is otherwise than recorded.
 */
export async function replay(project: ReplayProject, recording: Recording): Promise<void> {
  const result = await replayRun(project, recording)
  if (result.kind === 'same') return
  throw new ReplayDiffers(
    `run ${recording.run} goes another way after ${result.same} decisions that are the same\n  recorded: ${result.recorded}\n  now:      ${result.replayed}`,
  )
}

async function playAgain(
  project: ReplayProject,
  agent: Agent,
  { run, events }: Recording,
): Promise<readonly RunEvent[]> {
  const store = new ReplayStore(events)
  const soFar = (): readonly RunEvent[] => store.journals.get(run) ?? []
  const place = new Place(events, soFar)
  const answers = new RecordedAnswers(events)
  const source = { answers, replayed: soFar, next: () => place.next() }
  const standIn = loadAgent(replayAgent(agent, source))
  const context: RunContext = {
    store,
    agents: new Map([[agent.name, standIn]]),
    connections: { client: async () => ({}) },
    clock: { now: () => place.now() },
    id: counter('replayed'),
    random: () => 0.5,
    grace: aDay,
    ...(project.calendars?.[0] ? { calendar: project.calendars[0] } : {}),
    people: knownPeople(project.principals ?? []),
    linger: atOnce,
    reasoner: recordedReasoner(events),
    judgements: recordedJudgements(source),
  }
  await store.openAgain(run)
  // Each turn brings what came next from outside, or only the next moment, and lets the run go as far as it goes.
  for (let turn = 0; turn < events.length + 2; turn += 1) {
    const before = place.reached()
    if ((await advance(context, run)) === 'settled') break
    const came = place.cameNext()
    if (came) store.bring(run, came, place.receivedAt())
    else if (place.reached() === before) break
  }
  return soFar()
}

/** Milliseconds. No other worker takes part in a replay, so no call comes too late. */
const aDay = 86_400_000

function counter(name: string): () => string {
  let count = 0
  return () => `${name}${++count}`
}

const atOnce: NonNullable<RunContext['linger']> = (over) => {
  over()
  return () => undefined
}

function compared(events: readonly RunEvent[], replayed: readonly RunEvent[]): Replayed {
  const recorded = decisionsOf(events)
  const now = decisionsOf(replayed)
  const same = recorded.findIndex((decision, index) => decision.text !== now[index]?.text)
  const first = same === -1 && now.length > recorded.length ? recorded.length : same
  if (first === -1) return { kind: 'same', decisions: recorded.length, events: events.length }
  const nothing = 'nothing more'
  return {
    kind: 'differs',
    same: first,
    seq: recorded[first]?.seq,
    recorded: recorded[first]?.text ?? nothing,
    replayed: now[first]?.text ?? standing(replayed) ?? nothing,
  }
}

/** Why a replay did not go on: what it waited for, in its own words. */
function standing(replayed: readonly RunEvent[]): string | undefined {
  const failed = replayed.findLast((event) => event.type === 'step.failed')
  return failed?.type === 'step.failed' ? `${failed.step.capability}: ${failed.failure.reason}` : undefined
}
