import type { Score } from '../demo/packages.ts'
import type { OutsideWords } from '../../told/runs/outside-words.ts'
import type { Story } from '../../told/runs/story.ts'
import type { AskedGoal } from './figures/asked.ts'
import type { Done } from './figures/done.ts'
import type { MoneyFigures } from './figures/money.ts'
import type { Open } from './figures/open.ts'
import type { Pace } from './figures/pace.ts'
import type { Refused } from './figures/refused.ts'
import type { Timeline } from './figures/timeline.ts'

/** Everything that the page about a demo says: from the journals, the systems' ledgers and the score. */
export interface Report {
  readonly origin: Origin
  readonly score: Score
  /** Writes that stand, other than those found there. */
  readonly effects: number
  readonly unconfirmed: number
  readonly asked: readonly AskedGoal[]
  readonly done: Done
  readonly refused: Refused
  readonly open: Open
  readonly money: MoneyFigures
  readonly pace: Pace
  /** One run, told with its evidence. */
  readonly told: ToldCase | undefined
}

export interface Origin {
  readonly seed: number
  readonly difficulty: number
  /** Runs that the demo itself asked for: one for each ticket. */
  readonly tickets: number
  /** When it began, and the sample company's time then; ISO 8601. */
  readonly startedAt: string
  readonly asOf: string
  /** Commands as they can be typed. */
  readonly commands: { readonly again: string; readonly approvals: string; readonly escalations: string }
}

export interface ToldCase {
  readonly story: Story
  readonly timeline: Timeline
  /** What the customer wrote. */
  readonly words: readonly OutsideWords[]
  /** Prints every step of it. */
  readonly command: string
}
