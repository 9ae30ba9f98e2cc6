import type { Agent } from '../../../agent/define-agent.ts'
import type { Money } from '../../../facts/money.ts'
import type { EffectState, RunState } from '../../../journal/state.ts'
import type { LedgerEntry } from '../../demo/packages.ts'
import type { RunTally } from '../tally.ts'
import { spentBy, sumsOf } from './tell-money.ts'

/** The writes of one action. */
export interface DoneAction {
  readonly action: string
  /** What such a write is called, of one of them. */
  readonly example: string
  readonly writes: number
  /** Read back from the system, field by field as expected. */
  readonly confirmed: number
  /** Found there before acting: somebody else's. */
  readonly adopted: number
  /** Writes that the system's own ledger holds. */
  readonly inLedger: number
  readonly moved: readonly Money[]
}

export interface Counted {
  readonly name: string
  readonly runs: number
}

export interface Done {
  readonly actions: readonly DoneAction[]
  /** Rows that decided, for each table. */
  readonly tables: readonly { readonly table: string; readonly rules: readonly Counted[] }[]
  /** What judgements said, for each that knows only a few answers. */
  readonly judgements: readonly { readonly judgement: string; readonly values: readonly Counted[] }[]
}

/** What was done, from the journals and beside it what the ledgers hold. */
export function doneFigures(
  states: readonly RunState[],
  tallies: readonly RunTally[],
  agents: ReadonlyMap<string, Agent>,
  ledger: readonly LedgerEntry[],
): Done {
  const keys = new Set(ledger.map(({ key }) => key))
  const made = states.flatMap((state) =>
    [...state.effects.values()]
      .filter((effect) => effect.result !== 'absent')
      .map((effect) => ({ effect, agent: agents.get(state.opened.agent) })),
  )
  const actions = [...Map.groupBy(made, ({ effect }) => effect.action)].map(([action, all]) => {
    const own = all.filter(({ effect }) => !effect.adopted)
    return {
      action,
      example: all[0]?.effect.title ?? '',
      writes: own.length,
      confirmed: own.filter(({ effect }) => effect.result === 'confirmed').length,
      adopted: all.length - own.length,
      inLedger: own.filter(({ effect }) => keys.has(effect.key)).length,
      moved: sumsOf(own.flatMap(({ effect, agent }) => spentOf(effect, agent))),
    }
  })
  return {
    actions: actions.toSorted((one, other) => other.writes - one.writes || (one.action < other.action ? -1 : 1)),
    tables: [...Map.groupBy(tallies.flatMap(rulesOf), ({ of }) => of)].map(([table, all]) => ({
      table,
      rules: counted(all),
    })),
    judgements: [...Map.groupBy(tallies.flatMap(judgedOf), ({ of }) => of)]
      .map(([judgement, all]) => ({ judgement, values: counted(all) }))
      .filter(({ values }) => values.length <= mostValues),
  }
}

/** A judgement with more answers than these names things, such as order numbers, and nothing can be counted. */
const mostValues = 10

/** What a write that stands has moved. */
export function spentOf(effect: EffectState, agent: Agent | undefined): readonly Money[] {
  const spec = agent?.capabilities.get(effect.action)
  if (spec?.kind !== 'action' || effect.undone || effect.undoes !== undefined) return []
  const amount = spentBy(spec, effect.arguments)
  return amount ? [amount] : []
}

interface Named {
  readonly run: string
  readonly of: string
  readonly name: string
}

function rulesOf({ run, rules }: RunTally): readonly Named[] {
  return rules.map(({ table, rule }) => ({ run, of: table, name: rule }))
}

function judgedOf({ run, judged }: RunTally): readonly Named[] {
  return judged.map(({ judgement, value }) => ({ run, of: judgement, name: value }))
}

/** In how many runs each name occurs, the commonest first. */
function counted(all: readonly Named[]): readonly Counted[] {
  return [...Map.groupBy(all, ({ name }) => name)]
    .map(([name, group]) => ({ name, runs: new Set(group.map(({ run }) => run)).size }))
    .toSorted((one, other) => other.runs - one.runs || (one.name < other.name ? -1 : 1))
}
