import type { Money } from '../facts/money.ts'
import type { Instant } from '../journal/events.ts'
import { Limit } from './language/limit.ts'
import { capSentence, type AutonomyCap, type Level } from './sections/autonomy.ts'

/** A level that a person has set while the agent is in use. It caps like one of the policies, and never makes milder. */
export interface AutonomySetting {
  readonly number: number
  /** Name of an action; `*` is all of the agent's. */
  readonly action: string
  readonly level: Level
  /** Only calls that spend more than this; null: all. */
  readonly above: Money | null
  /** The role that confirms, or does it. */
  readonly by: string
  readonly setBy: string
  readonly because: string
  readonly at: Instant
}

/** The settings of one agent that hold, and the number of the newest change: decisions are made under one number. */
export interface AutonomySettings {
  readonly number: number
  readonly settings: readonly AutonomySetting[]
}

/** Settings as caps on one action; what spends nothing is never above an amount. */
export function capsOf({ settings }: AutonomySettings, action: string, spends: boolean): readonly AutonomyCap[] {
  return settings
    .filter((one) => (one.action === '*' || one.action === action) && (spends || one.above === null))
    .map(capOfSetting)
}

function capOfSetting({ number, level, above, by, setBy, because, at }: AutonomySetting): AutonomyCap {
  const cap: AutonomyCap = {
    id: `autonomy ${number}`,
    name: `set ${number}`,
    level,
    agents: [],
    by,
    ...(above && { above: new Limit([above]) }),
  }
  return { ...cap, because: `${capSentence(cap)} ${setBy} set this on ${at.slice(0, 10)}: ${because}` }
}
