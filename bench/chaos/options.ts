import { parseArgs } from 'node:util'
import { scenarioNames, type ScenarioName } from './scenario/scenario.ts'
import { essentialPoints, killPoints } from './worker/kill-points.ts'
import { knockOuts, type KnockOut } from './worker/knock-outs.ts'

/** How hard one round of chaos is. */
export interface Hardness {
  /** Runs about one ticket each, at least; parents come on top. */
  readonly runs: number
  readonly workers: number
  /** Runs that a worker drives at once, and that a death sets back. */
  readonly slots: number
  /** Moments at which workers are to be killed, and how often at each. */
  readonly points: readonly string[]
  readonly deathsPerPoint: number
  readonly randomKills: number
  readonly databaseKills: number
  /** Workers that stand still between an intent and its call until another has their run. */
  readonly stalls: number
  /** Share of the activations that are delivered twice at once. */
  readonly doubled: number
  /** Milliseconds until a run that has not ended counts as lost. */
  readonly patience: number
}

export const full: Hardness = {
  runs: 120,
  workers: 4,
  slots: 5,
  points: killPoints,
  deathsPerPoint: 2,
  randomKills: 15,
  databaseKills: 4,
  stalls: 3,
  doubled: 0.15,
  patience: 360_000,
}

export const short: Hardness = {
  runs: 30,
  workers: 3,
  slots: 3,
  points: essentialPoints,
  deathsPerPoint: 1,
  randomKills: 2,
  databaseKills: 1,
  stalls: 0,
  doubled: 0.15,
  patience: 70_000,
}

/** The ready-made agent in the full form: it passes fewer kinds of point. */
export const supported: Hardness = { ...short, runs: 40, databaseKills: 2, randomKills: 6, patience: 200_000 }

/** Nobody is killed: a protection that is missing must show by itself. */
export const calm: Hardness = {
  runs: 22,
  workers: 2,
  slots: 5,
  points: [],
  deathsPerPoint: 0,
  randomKills: 0,
  databaseKills: 0,
  stalls: 0,
  doubled: 0.5,
  patience: 40_000,
}

export interface Options {
  readonly form: 'full' | 'short' | 'calm' | 'knock-outs'
  readonly seed: number
  readonly json: boolean
  readonly reasoner: 'search' | 'model'
  /** Default: `complaints`, and in the full form both. */
  readonly scenario: ScenarioName | undefined
  readonly knockOut: KnockOut | undefined
}

export const usage = `npm run test:chaos -- [--short|--calm] [--seed N] [--json] [--reasoner search|model]
                       [--scenario ${scenarioNames.join('|')}]
                       [--knock-out ${knockOuts.join('|')}] [--knock-outs]`

export function readOptions(words: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...words],
    options: {
      short: { type: 'boolean', default: false },
      calm: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      reasoner: { type: 'string', default: 'search' },
      scenario: { type: 'string' },
      'knock-out': { type: 'string' },
      'knock-outs': { type: 'boolean', default: false },
    },
  })
  const knockOut = knockOuts.find((one) => one === values['knock-out'])
  if (values['knock-out'] !== undefined && !knockOut)
    throw new Error(`there is no protection "${values['knock-out']}"\n${usage}`)
  if (values.reasoner !== 'search' && values.reasoner !== 'model')
    throw new Error(`--reasoner is search or model\n${usage}`)
  const scenario = scenarioNames.find((one) => one === values.scenario)
  if (values.scenario !== undefined && !scenario) throw new Error(`there is no scenario "${values.scenario}"\n${usage}`)
  const seed = Number(values.seed)
  if (!Number.isSafeInteger(seed)) throw new Error(`--seed is a whole number\n${usage}`)
  return {
    form: values['knock-outs'] ? 'knock-outs' : values.short ? 'short' : values.calm ? 'calm' : 'full',
    seed,
    json: values.json,
    reasoner: values.reasoner,
    scenario,
    knockOut,
  }
}
