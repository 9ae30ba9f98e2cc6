import type { Agent } from '../../agent/define-agent.ts'
import type { RunEvent } from '../../journal/events.ts'
import type { CheckSummary } from '../../journal/outcome.ts'
import { apply, fold } from '../../journal/fold.ts'
import { goalOf } from '../../run/goal-of.ts'
import { toldForecasts } from './collection.ts'
import { modelShares } from './models-told.ts'
import { noteEvent } from './note-event.ts'
import { named, startNotes, type Notes } from './notes.ts'
import type { Story } from './story.ts'
import { tellAgain } from './tell-again.ts'
import { restText } from './waits-told.ts'
import { tellSteps } from './tell-steps.ts'

/** Tells a run from its journal. `agent` adds which fact each argument was taken from, and what each row of a table said. */
export function readStory(run: string, events: readonly RunEvent[], agent: Agent | undefined): Story {
  const [first, ...rest] = events
  if (!first) throw new Error(`run ${run} has no journal`)
  const state = fold(run, [first])
  const notes = startNotes(state, agent)
  for (const event of rest) {
    apply(state, event)
    noteEvent(notes, event)
  }
  const last = events.at(-1) ?? first
  const settled = last.type === 'run.settled' ? last : undefined
  const { opened } = state
  const again = tellAgain(state)
  return {
    run,
    agent: opened.agent,
    goal: opened.goal,
    asked: opened.asked,
    startedBy: opened.startedBy,
    openedAt: first.at,
    lastAt: last.at,
    state: settled ? 'settled' : 'open',
    ...(settled ? { outcome: settled.outcome, why: settled.why } : {}),
    ...(settled?.answers ? { answers: settled.answers } : {}),
    ...(opened.unchecked ? { unchecked: opened.unchecked } : {}),
    ...(opened.said === undefined ? {} : { said: opened.said }),
    ...(again ? { again } : {}),
    ...(opened.limits ? { limits: opened.limits } : {}),
    ...(opened.composed ? { composed: opened.composed } : {}),
    firstPlan: events.find((event) => event.type === 'plan.revised')?.steps ?? [],
    plan: state.plan,
    steps: tellSteps(notes),
    checks: settled?.checks ?? checksSeen(notes),
    taken: events.flatMap((event) =>
      event.type === 'run.taken'
        ? [{ at: event.at, by: event.by, what: 'took control', said: event.reason }]
        : event.type === 'run.returned'
          ? [{ at: event.at, by: event.by, what: event.ends ? 'closed it' : 'returned it', said: event.note }]
          : [],
    ),
    models: modelShares(events),
    ...(state.forecasts.length > 0 ? { forecasts: toldForecasts(state) } : {}),
    waitsFor: settled ? [] : notes.waitsFor.map((what) => restText(state, what)),
  }
}

/** The goal's checks as they were seen last. */
function checksSeen({ state, agent }: Notes): readonly CheckSummary[] {
  const goal = agent && goalOf(agent, state.opened)
  return (goal?.doneWhen ?? []).flatMap((check) =>
    [...state.facts].flatMap(([key, fact]): CheckSummary[] => {
      const { fact: name, about } = named(key)
      if (name !== check.name) return []
      const unsure = fact.fallen || fact.dirty
      return [{ check: check.title, about, result: unsure ? 'cannot tell' : fact.value === true ? 'true' : 'false' }]
    }),
  )
}
