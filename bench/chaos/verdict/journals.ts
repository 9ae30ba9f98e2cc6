import type { LedgerEntry } from '@operant/sandbox'
import type { RunEvent } from '../../../packages/operant/src/journal/events.ts'
import { fold } from '../../../packages/operant/src/journal/fold.ts'
import type { EffectState, RunState } from '../../../packages/operant/src/journal/state.ts'
import type { Violation } from './violation.ts'

/** Each journal must be one unbroken line of events with one end, and nothing may be read back twice. */
export function checkLine(run: string, events: readonly RunEvent[]): readonly Violation[] {
  const found: string[] = []
  if (events.some((event, index) => event.seq !== index + 1)) found.push('its events are not numbered in one line')
  const ends = events.filter((event) => event.type === 'run.settled').length
  // What a person returned goes on, and may end once more.
  const returns = events.filter(
    (event, index) => event.type === 'run.returned' && events[index - 1]?.type === 'run.settled',
  )
  if (ends > returns.length + 1) found.push(`it ended ${ends} times`)
  if (ends > returns.length && events.at(-1)?.type !== 'run.settled') found.push('it went on after its end')
  for (const [what, ids] of Object.entries(onceOnly(events))) {
    if (new Set(ids).size < ids.length) found.push(`${what} twice`)
  }
  return found.map((what) => ({ kind: 'journal', about: run, what }))
}

function onceOnly(events: readonly RunEvent[]): Readonly<Record<string, readonly string[]>> {
  const of = (pick: (event: RunEvent) => string | undefined): readonly string[] =>
    events.flatMap((event) => pick(event) ?? [])
  return {
    'an effect was intended': of((event) => (event.type === 'effect.intended' ? event.effect : undefined)),
    'an effect was confirmed': of((event) =>
      event.type === 'effect.read' && event.result === 'confirmed' ? event.effect : undefined,
    ),
    'a request was answered': of((event) => (event.type === 'request.answered' ? event.request : undefined)),
    'a child was started': of((event) => (event.type === 'child.started' ? event.run : undefined)),
  }
}

/** Sets what the journals say was done against what the world's ledger says was done. */
export function compareWithLedger(
  journals: ReadonlyMap<string, readonly RunEvent[]>,
  entries: readonly LedgerEntry[],
): readonly Violation[] {
  const states = [...journals].map(([run, events]) => fold(run, events))
  const effects = states.flatMap((state) => [...state.effects.values()].map((effect) => ({ state, effect })))
  const identityOf = new Map(effects.map(({ effect }) => [effect.key, effect.identity]))
  const whole = entries.filter(({ part }) => part === null)
  const done = new Set(whole.map(({ key }) => key))
  const doneIdentities = new Set(whole.map(({ key }) => identityOf.get(key)))
  const confirmed = new Set(
    effects.filter(({ effect }) => effect.result === 'confirmed').map(({ effect }) => effect.identity),
  )
  return [
    ...effects.flatMap(({ state, effect }) => ofEffect(state, effect, done, doneIdentities)),
    ...entries.flatMap((entry): Violation[] => {
      const identity = identityOf.get(entry.key)
      const listed = identity !== undefined && confirmed.has(identity)
      return listed ? [] : [{ kind: 'unlisted', about: entry.entity, what: `${entry.operation} is in no journal` }]
    }),
  ]
}

function ofEffect(
  state: RunState,
  effect: EffectState,
  done: ReadonlySet<string>,
  doneIdentities: ReadonlySet<string | undefined>,
): readonly Violation[] {
  const about = state.run
  if (effect.result === 'absent') return []
  if (effect.result !== 'confirmed') return [{ kind: 'lost', about, what: `${effect.title} is left ${effect.result}` }]
  const there = effect.adopted ? doneIdentities.has(effect.identity) : done.has(effect.key)
  return there ? [] : [{ kind: 'claimed', about, what: `${effect.title} is not in the ledger` }]
}
