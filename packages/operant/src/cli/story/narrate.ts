import { stopText } from '../../guard/layers/stops.ts'
import type { RunEvent } from '../../journal/events.ts'
import type { Terminal } from '../output/terminal.ts'
import { shortly } from '../../told/values.ts'
import { dim, green, red, yellow, type Part } from '../output/wrap.ts'
import { causesText } from '../../told/causes.ts'
import { handled, type EventHandlers } from '../../told/runs/note-event.ts'
import { named } from '../../told/runs/notes.ts'
import { foretoldPart } from './print-collection.ts'
import { answerText, dueText, effectPart, givenText, shadowText } from './sentences.ts'

/**
 * Tells events as they happen, a line each, headed by `name`; those that only prepare others are left out, with
 * `intents: false` the announcement of a write as well.
 */
export function narrator(
  terminal: Terminal,
  options: { readonly intents?: boolean } = {},
): (event: RunEvent, name?: Part) => void {
  const handlers = handlersWith(new Map(), options.intents ?? true)
  return (event, name) => {
    const line = handled(handlers, event)
    if (line)
      terminal.table(
        name === undefined ? [8] : [10, 11],
        [[...(name === undefined ? [] : [name]), ...line]],
        name === undefined ? 2 : 0,
      )
  }
}

/** Tells events of some runs, and of those that they hand on to; whatever else is worked on meanwhile is not told. */
export interface RunNarrator {
  readonly follow: (run: string) => void
  readonly observe: (run: string, event: RunEvent) => void
}

export function runNarrator(terminal: Terminal): RunNarrator {
  const tell = narrator(terminal)
  const followed = new Set<string>()
  return {
    follow: (run) => void followed.add(run),
    observe(run, event) {
      if (!followed.has(run)) return
      if (event.type === 'child.started') followed.add(event.run)
      tell(event)
    },
  }
}

const verbs = {
  read: 'reads',
  derived: 'decides',
  judged: 'judges',
  answered: 'learns',
  looked: '',
  input: '',
} as const

/** The verb first, then what it is about. `titles` keeps what each effect is called. */
function handlersWith(titles: Map<string, string>, intents: boolean): EventHandlers<readonly Part[] | undefined> {
  return {
    'step.gave': ({ how, facts, rule }) => {
      if (verbs[how] === '') return undefined
      const given = facts.map(({ key, value, label, confidence = 1 }) =>
        givenText({ ...named(key), value, label, confidence }),
      )
      return [verbs[how], shortly(given.join(', '), 200), dim(rule === undefined ? '' : ` by rule "${rule}"`)]
    },
    'proposal.refused': ({ said, reason }) => [yellow('refused'), `${said.tool}: ${reason}`],
    'step.failed': ({ failure, step }) => [yellow(failure.kind), `${step.capability}: ${failure.reason}`],
    'call.decided': ({ step, decision }) =>
      decision.shadow ? [yellow('watches'), `${step.capability}: ${shadowText(decision.shadow)}`] : undefined,
    'set.prepared': ({ title, count }) => ['prepares', `${title}: ${count.toLocaleString('en')} changes`],
    'set.ended': ({ why }) => ['changed', why],
    'effect.intended': ({ effect, title, undoes, set }) => {
      titles.set(effect, set ? '' : title)
      if (set) return undefined
      return intents ? [undoes === undefined ? 'acts' : 'undoes', title] : undefined
    },
    'effect.read': (event) => {
      // Of a change set, what became of its elements is told when it has ended.
      const title = titles.get(event.effect) ?? 'the effect'
      if (title === '') return undefined
      return [
        event.result === 'confirmed' ? green('verified') : yellow(event.result === 'claimed' ? 'claimed' : 'verified'),
        `${title}: `,
        effectPart({ ...event, undone: false }),
      ]
    },
    'request.asked': ({ title, expiresAt }) => [yellow('asks'), title, dim(` ${dueText(expiresAt)}`)],
    'request.answered': ({ answer }) => ['answer', answerText(answer)],
    'run.stopped': ({ title, stops }) => [yellow('stopped'), `${title}: ${stops.map(stopText).join(' ')}`],
    'delegation.began': ({ children }) => ['hands on', `${children.length} runs`],
    'delegation.renewed': ({ children, left }) =>
      children.length + left.length === 0
        ? undefined
        : ['lists', `${children.length} of its elements are new or otherwise, ${left.length} have left`],
    'children.ended': ({ runs, why }) => ['ends', `${runs.length} runs: ${why}`],
    'forecast.made': ({ forecast }) => ['foretells', foretoldPart(forecast)],
    'wait.began': ({ until, for: what = [] }) => [
      'waits',
      ...(what.length > 0 ? [`for ${what.join(' or ')} `] : []),
      dueText(until),
    ],
    'wait.ended': ({ why }) => ['waited', why],
    'run.taken': ({ by, reason }) => [yellow('taken'), `${by} has control: ${reason}`],
    'run.returned': ({ by, note }) => [green('returned'), `${by}: ${note}`],
    'run.settled': ({ outcome, why }) => {
      const look = outcome === 'failed' ? red : outcome === 'met' || outcome === 'declined' ? green : yellow
      return [look(outcome), causesText(why)]
    },
  }
}
