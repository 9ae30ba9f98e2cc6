import type { RunEvent, StepReference } from './events.ts'
import { waitKey, type RunState } from './state.ts'
import type { WaitEvent } from './wait-events.ts'

/** A wait, as its events add up. */
export interface WaitState {
  readonly step: StepReference
  /** Milliseconds since 1970, as all times here. */
  readonly until: number
  readonly signal: string | undefined
  readonly ended: boolean
  /** How often it was begun with the same inputs. */
  readonly count: number
  /** When it looks next, but for the deadline. */
  readonly looks: number | undefined
  /** When it looked last, or began. */
  readonly looked: number
  /** How often it has looked. */
  readonly times: number
  readonly began: Began
}
type Began = Extract<WaitEvent, { type: 'wait.began' }>

/** Applies an event of a wait to a state, in place. */
export function foldWaits(state: RunState, event: Extract<RunEvent, WaitEvent>): void {
  const key = waitKey(event.step)
  const before = state.waits.get(key)
  switch (event.type) {
    case 'wait.began':
      return void state.waits.set(key, {
        step: event.step,
        until: Date.parse(event.until),
        signal: event.signal,
        ended: false,
        count: (before?.count ?? 0) + 1,
        looks: event.looks === undefined ? undefined : Date.parse(event.looks),
        looked: state.now,
        times: 0,
        began: event,
      })
    case 'wait.looked': {
      state.looking = true
      const looks = event.next === undefined ? undefined : Date.parse(event.next)
      if (before) state.waits.set(key, { ...before, looks, looked: state.now, times: before.times + 1 })
      return
    }
    case 'wait.ended':
      if (before) state.waits.set(key, { ...before, ended: true })
      if (event.by) state.used.add(`${event.by.source}\n${event.by.id}`)
  }
}

export function openWaits(state: RunState): readonly WaitState[] {
  return [...state.waits.values()].filter(({ ended }) => !ended)
}

/** When it has to be looked at next: to look, or to end. */
export function nextMoment({ looks = Infinity, until }: WaitState): number {
  return Math.min(looks, until)
}

/** A wait in words. */
export function waitText({ step, until, began }: WaitState): string {
  const what = began.for?.length ? ` for ${began.for.join(' or ')}` : ''
  return `${step.capability}${what} until ${new Date(until).toISOString()}`
}
