import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import type { Agent } from '../agent/define-agent.ts'
import type { GoalSpec } from '../agent/goal.ts'
import type { RunLimits } from '../journal/run-opened.ts'

/** A goal that was asked for in words, ready to be started. */
export interface Meant {
  readonly agent: Agent
  readonly goal: GoalSpec
  readonly input: Readonly<Record<string, unknown>>
  /** Tighter than the goal's own, never looser. */
  readonly limits: RunLimits
  /** When it has to be done, where a time was said. */
  readonly deadline: Date | undefined
  /** Words that no check covers, and that whoever asked has let pass. */
  readonly unchecked: readonly string[]
}

/** A part of what was said, and what it was taken for; `nothing` is said to people before anything starts. */
export interface Part {
  readonly text: string
  readonly as: 'goal' | 'input' | 'limit' | 'check' | 'courtesy' | 'nothing'
  /** In words: the input's name, the limit, the check. */
  readonly means: string
}

/** One way to settle a doubt. */
export interface Choice {
  readonly id: string
  readonly says: string
  /** The words that say just this; understood without a doubt. */
  readonly say: string
  /** The agent to name besides, where the words alone do not tell. */
  readonly agent?: string
}

export interface Doubt {
  readonly about: keyof Settled
  readonly question: string
  readonly choices: readonly Choice[]
}

/** How doubts were settled: the id of a choice for each. */
export interface Settled {
  readonly meant?: string
  readonly deadline?: string
  /** Words that may be left unchecked. */
  readonly unchecked?: readonly string[]
}

/**
 * What somebody's words come to. Only `understood` may be started; a doubt is settled by whoever asked, never by a
 * guess.
 */
export type Understanding =
  | { readonly kind: 'understood'; readonly meant: Meant; readonly parts: readonly Part[] }
  | { readonly kind: 'doubts'; readonly doubts: readonly Doubt[]; readonly parts: readonly Part[] }
  | { readonly kind: 'nothing'; readonly why: string; readonly askable: readonly Askable[] }

/** What can be asked. */
export interface Askable {
  readonly agent: string
  readonly goal: string
  readonly ask: string
}

/** When and where the words are said. */
export interface Moment {
  readonly now: Date
  /** IANA name, such as Europe/London. */
  readonly timeZone: string
  /** When the company works: of five in the morning and in the afternoon, the one in its hours is meant. */
  readonly calendar?: BusinessCalendar | undefined
}
