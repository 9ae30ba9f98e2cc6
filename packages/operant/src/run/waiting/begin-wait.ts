import type { Happening } from '../../agent/happening.ts'
import type { Values, WaitSpec } from '../../agent/capability.ts'
import { defaultCalendar, type BusinessCalendar } from '../../calendar/business-calendar.ts'
import { dueAt, type Due } from '../../calendar/due.ts'
import { inMilliseconds, type Duration } from '../../facts/time.ts'
import { waitKey } from '../../journal/state.ts'
import type { WaitState } from '../../journal/wait-state.ts'
import { givenKey } from '../../planning/given-key.ts'
import { instanceOf } from '../../planning/knowledge.ts'
import { joinedProvenance } from '../../planning/provenance-of.ts'
import { sources, type Activation } from '../activation.ts'
import type { WaitStep } from '../deciding/waiting.ts'
import { askedOf, encodeInput } from '../open-run.ts'
import { ownCode } from '../stepping/own-code.ts'
import { decodedInputs, referenceTo } from '../stepping/take-step.ts'
import { goalSubject, runSettled, type Also } from '../store.ts'

/** Begins to wait: from now on, only what it is for or its deadline ends it. What came before it began counts as well. */
export async function beginWait(activation: Activation, step: WaitStep): Promise<void> {
  const { spec } = step
  const reference = referenceTo(step)
  const inputs = decodedInputs(step)
  const own = <T>(part: string, work: () => T): T => ownCode(step, part, work)
  const now = nowOf(activation)
  const calendar = own('calendar', () => calendarFor(activation, spec, inputs))
  const until = own('until', () => deadlineOf(spec, inputs, now, calendar).toISOString())
  const awaited = own('on', () => [spec.on?.(inputs) ?? []].flat().map(namesOf))
  const since = own('since', () => (spec.since?.(inputs) ?? new Date(activation.state.openedAt)).toISOString())
  const signal = own('signal', () => spec.signal?.(inputs))
  const events = awaited.map(({ type, subject }) => ({ type, subject }))
  const words = [...awaited.map(({ text }) => text), ...wordsOf(spec)]
  const next = spec.every && nextLook(now, spec.every, 0, calendar)
  await activation.commit(
    [
      {
        type: 'wait.began',
        step: reference,
        until,
        ...(signal === undefined ? {} : { signal }),
        ...(words.length > 0 ? { for: words } : {}),
        ...(events.length > 0 ? { events } : {}),
        ...(next ? { looks: next.toISOString() } : {}),
        ...(calendar === defaultCalendar ? {} : { calendar }),
        ...beginning(activation, step),
      },
    ],
    events.length > 0 ? { awaits: awaitsOf(activation, waitKey(reference), events, since) } : {},
  )
}

function deadlineOf(spec: WaitSpec, inputs: Values, now: Date, calendar: BusinessCalendar): Date {
  const due = typeof spec.until === 'function' ? spec.until(inputs, now) : spec.until
  return due instanceof Date ? due : dueAt(spec.from?.(inputs) ?? now, due, calendar)
}

/** What is so when it begins: what it is to see changed, and what that which it gives will rest on. */
function beginning(activation: Activation, { spec, scope, inputs }: WaitStep) {
  const known = activation.known()
  const was = spec.watches.flatMap((fact) => {
    const instance = instanceOf(known, fact, scope)
    return instance ? [[instance.key, instance.version] as const] : []
  })
  const { trust: label, writers, owners } = joinedProvenance(inputs.from)
  const from = sources(inputs.from)
  const given = spec.gives && { gives: givenKey(spec, spec.gives, scope, inputs.values), from, label, writers, owners }
  return { ...(was.length > 0 ? { was } : {}), ...given }
}

/** The events to be told of, and the waits that are not to be told of any more. */
function awaitsOf(
  { state }: Activation,
  wait: string,
  events: readonly { readonly type: string; readonly subject: string }[],
  since: string,
): NonNullable<Also['awaits']> {
  const ended = [...state.waits].flatMap(([key, one]) => (one.ended && one.began.events && key !== wait ? [key] : []))
  return { ended, begun: events.map((one) => ({ ...one, wait, since, used: [...state.used] })) }
}

function namesOf(what: Happening): { readonly type: string; readonly subject: string; readonly text: string } {
  if (what.kind === 'event') return { ...what, text: `${what.type} of ${what.subject}` }
  if (what.kind === 'run') return { type: runSettled, subject: what.run, text: `the end of run ${what.run}` }
  const asked = askedOf(what.goal, encodeInput(what.goal, what.input))
  return { type: runSettled, subject: goalSubject(what.goal.name, asked), text: `the end of "${asked}"` }
}

function wordsOf({ checks, watches, answered }: WaitSpec): readonly string[] {
  return [
    ...checks.map(({ title }) => title),
    ...watches.map(({ name }) => `another ${name}`),
    ...answered.map((name) => `an answer to ${name}`),
  ]
}

/** Never before what the run has seen already: a clock that was set back moves nothing back. */
export function nowOf(activation: Activation): Date {
  return new Date(Math.max(activation.state.now, activation.context.clock.now().getTime()))
}

function calendarFor(activation: Activation, { calendar }: WaitSpec, inputs: Values): BusinessCalendar {
  if (typeof calendar === 'function') return calendar(inputs)
  return calendar ?? activation.known().calendar
}

/** When a wait looks next that has looked so often. Never at once: it would look for ever. */
function nextLook(
  now: Date,
  { first, growing, most }: NonNullable<WaitSpec['every']>,
  times: number,
  calendar: BusinessCalendar,
): Date {
  const own = (due: Due): number => dueAt(now, due, calendar).getTime()
  const next =
    growing === 1
      ? own(first)
      : Math.min(now.getTime() + inMilliseconds(first as Duration) * growing ** times, own(most))
  return new Date(Math.max(next, now.getTime() + 1_000))
}

/** When an open wait looks next, having looked now. */
export function lookAfter(activation: Activation, spec: WaitSpec, waiting: WaitState): Date | undefined {
  const calendar = waiting.began.calendar ?? defaultCalendar
  return spec.every && nextLook(nowOf(activation), spec.every, waiting.times + 1, calendar)
}
