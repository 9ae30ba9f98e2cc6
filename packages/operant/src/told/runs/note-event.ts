import type { FactGiven, RunEvent } from '../../journal/events.ts'
import type { WaitEvent } from '../../journal/wait-events.ts'
import { stepKey, waitKey } from '../../journal/state.ts'
import { modelsOf } from './models-told.ts'
import { named, remember, restsOf, scopeOf, sourceOf, stepFor, type Notes, type OpenStep } from './notes.ts'
import { rowVotes } from './row-votes.ts'
import { toldWait } from './waits-told.ts'

/** What is done at each type of event; the others change no step. */
export type EventHandlers<Result> = {
  readonly [Type in RunEvent['type']]?: (event: Extract<RunEvent, { type: Type }>) => Result
}

/** What the handler of an event's type makes of it. */
export function handled<Result>(handlers: EventHandlers<Result>, event: RunEvent): Result | undefined {
  return (handlers[event.type] as ((event: RunEvent) => Result) | undefined)?.(event)
}

/** Notes down what an event says; the state has taken it in already. */
export function noteEvent(notes: Notes, event: RunEvent): void {
  handled(handlersFor(notes), event)
}

function handlersFor(notes: Notes): EventHandlers<void> {
  return {
    'plan.revised': (event) => event.steps.forEach((step) => notes.planned.set(stepKey(step.step), step)),
    'step.proposed': (event) => void notes.proposed.set(waitKey(event.step), event),
    'step.gave': (event) => noteGiven(notes, event),
    'step.failed': (event) => {
      const step = stepFor(notes, event.step, event)
      step.failures.push(event.failure)
      noteModels(step, event)
    },
    'call.decided': (event) => {
      const step = stepFor(notes, event.step, event)
      step.decisions.push(event.decision)
      step.rests = restsOf(notes, event.step)
    },
    'request.asked': (event) => {
      const step = stepFor(notes, event.step, event)
      step.requestIds.push(event.request)
      if (step.rests.length === 0) step.rests = restsOf(notes, event.step)
    },
    'request.answered': ({ request, facts, at }) => {
      const step = notes.steps.find(({ requestIds }) => requestIds.includes(request))
      if (step) step.until = at
      noteSaid(notes, facts, step?.number)
    },
    'set.prepared': (event) => {
      const step = stepFor(notes, event.step, event, true)
      step.setId = event.set
      step.rests = event.from.flatMap(([key, version]) => sourceOf(notes, key, version))
    },
    'effect.intended': (event) => {
      // Elements of a set are told with their set.
      if (event.set) return
      const step = stepFor(notes, event.step, event)
      step.effectIds.push(event.effect)
      step.rests = event.from.flatMap(([key, version]) => sourceOf(notes, key, version))
    },
    'effect.read': (event) => {
      const effect = notes.state.effects.get(event.effect)
      if (!effect || effect.set) return
      const step = stepFor(notes, effect.step, event)
      if (!step.effectIds.includes(effect.id)) step.effectIds.push(effect.id)
      remember(
        notes,
        event.facts.map(({ key }) => key),
        step.number,
      )
      noteSaid(notes, event.said, step.number)
    },
    'delegation.began': (event) => void (stepFor(notes, event.step, event).children = []),
    'delegation.renewed': ({ step, at }) => {
      const before = notes.steps.findLast(
        ({ reference, children }) => children !== undefined && stepKey(reference) === stepKey(step),
      )
      if (before) before.until = at
    },
    'wait.began': (event) => noteWait(notes, event),
    'wait.looked': (event) => noteWait(notes, event),
    'wait.ended': (event) => noteWait(notes, event, event.why),
    'child.settled': ({ run, at }) => {
      const child = notes.state.children.get(run)
      const step = child && notes.steps.findLast(({ reference }) => waitKey(reference) === waitKey(child.step))
      if (step) step.until = at
    },
    'run.stopped': (event) => void stepFor(notes, event.step, event).decisions.push(event.decision),
    'run.waits': (event) => void (notes.waitsFor = event.for),
  }
}

function noteWait(notes: Notes, event: Extract<RunEvent, WaitEvent>, ended?: string): void {
  const { step: reference } = event
  const waiting = notes.state.waits.get(waitKey(reference))
  if (!waiting) return
  const step = stepFor(notes, reference, event)
  step.waits = { ...toldWait(waiting), ...(ended === undefined ? {} : { ended }) }
}

/** What people said of a call. */
function noteSaid(notes: Notes, facts: readonly FactGiven[] = [], step: number | undefined): void {
  remember(
    notes,
    facts.map(({ key }) => key),
    step,
  )
}

/** Answers of language models that a step rests on, or that were of no use to it. */
function noteModels(step: OpenStep, event: RunEvent): void {
  const models = modelsOf(event)
  if (models.length > 0) step.models = [...(step.models ?? []), ...models]
}

function noteGiven(notes: Notes, event: Extract<RunEvent, { type: 'step.gave' }>): void {
  const step = stepFor(notes, event.step, event, event.how !== 'answered')
  if (event.from.length > 0) step.rests = event.from.flatMap(([key, version]) => sourceOf(notes, key, version))
  step.gave = {
    facts: event.facts.map(({ key, value, label, confidence = 1 }) => ({ ...named(key), value, label, confidence })),
    how: event.how,
    ...(event.rule === undefined ? {} : { rule: event.rule }),
    declines: event.declines ?? false,
    took: event.took,
  }
  noteModels(step, event)
  const spec = notes.agent?.capabilities.get(event.step.capability)
  if (spec?.kind === 'decision' && event.rule !== undefined) {
    const values = new Map(event.from.map(([key, version]) => [key, notes.known.get(`${key} ${version}`)?.fact.value]))
    step.rows = rowVotes(spec, scopeOf(event.step), event.rule, (key) => values.get(key))
  }
  remember(
    notes,
    event.facts.map(({ key }) => key),
    step.number,
  )
}
