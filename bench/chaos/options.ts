import { parseArgs } from 'node:util'
import { orUsage } from '../support/usage.ts'
import { type Hardness, calm, full, short, supported } from './hardness.ts'
import { scenarioNames, type ScenarioName } from './scenario/scenario.ts'
import { knockOuts, type KnockOut } from './worker/knock-outs.ts'
import { reasonerNames, type ReasonerName } from './world/agent.ts'

export interface Options {
  readonly form: 'full' | 'short' | 'calm' | 'knock-outs'
  readonly seed: number
  /** How often the form is played, each time with the next seed. */
  readonly rounds: number
  readonly json: boolean
  /** Default: all. */
  readonly reasoners: readonly ReasonerName[]
  /** Default: `complaints`, and in the full form both. */
  readonly scenario: ScenarioName | undefined
  readonly knockOut: KnockOut | undefined
}

const usage = `npm run test:chaos -- [--short|--calm] [--seed N] [--rounds N] [--json]
                       [--reasoner ${reasonerNames.join('|')}]
                       [--scenario ${scenarioNames.join('|')}]
                       [--knock-out ${knockOuts.join('|')}] [--knock-outs]`

/** Reads the command line. @throws Error that names the option and what is allowed. */
export function readOptions(words: readonly string[]): Options {
  return orUsage(usage, () => read(words))
}

function read(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      short: { type: 'boolean', default: false },
      calm: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      reasoner: { type: 'string' },
      scenario: { type: 'string' },
      'knock-out': { type: 'string' },
      'knock-outs': { type: 'boolean', default: false },
    },
  })
  const reasoner = oneOf('reasoner', reasonerNames, values.reasoner)
  return {
    form: values['knock-outs'] ? 'knock-outs' : values.short ? 'short' : values.calm ? 'calm' : 'full',
    seed: wholeNumber('seed', values.seed),
    rounds: wholeNumber('rounds', values.rounds),
    json: values.json,
    reasoners: reasoner ? [reasoner] : reasonerNames,
    scenario: oneOf('scenario', scenarioNames, values.scenario),
    knockOut: oneOf('knock-out', knockOuts, values['knock-out']),
  }
}

/** How hard a scenario is played in a form. */
export function hardnessOf({ form }: Options, scenario: ScenarioName): Hardness {
  if (form === 'calm' || form === 'knock-outs') return calm
  if (form === 'short') return short
  return scenario === 'support' ? supported : full
}

/** The words that play one round once more. */
export function repeatOf(
  { form, reasoners }: Options,
  scenario: ScenarioName,
  seed: number,
  knockOut?: KnockOut,
): string {
  const words = [
    form === 'full' ? '' : ` --${form}`,
    ` --scenario ${scenario} --seed ${seed}`,
    reasoners.length === 1 ? ` --reasoner ${reasoners.join()}` : '',
    knockOut ? ` --knock-out ${knockOut}` : '',
  ]
  return `npm run test:chaos --${words.join('')}`
}

function oneOf<Name extends string>(option: string, names: readonly Name[], given?: string): Name | undefined {
  const found = names.find((name) => name === given)
  if (given !== undefined && found === undefined) throw new Error(`--${option} is ${names.join(', ')}, not "${given}"`)
  return found
}

function wholeNumber(option: string, given: string): number {
  const number = Number(given)
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`--${option} is a whole number, not "${given}"`)
  return number
}
