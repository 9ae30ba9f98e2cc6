import { essentialPoints, killPoints } from './worker/kill-points.ts'

/** How hard one round of chaos is. */
export interface Hardness {
  /** Runs about one ticket each, about; parents come on top. */
  readonly runs: number
  /** Milliseconds between the openings of two runs. */
  readonly pace: number
  readonly workers: number
  /** Runs that a worker drives at once, and that a death sets back. */
  readonly slots: number
  /** Moments at which workers are to be killed, and how often at each. */
  readonly points: readonly string[]
  readonly deathsPerPoint: number
  /** How much likelier than usual a worker dies when it passes one; the more, the sooner it is over. */
  readonly eagerness: number
  /** Milliseconds after a death in which nobody else dies, but at a point that few runs pass. */
  readonly truce: number
  readonly randomKills: number
  readonly databaseKills: number
  /** Milliseconds for which one system is down for everybody, once. */
  readonly breakdown: number
  /** Workers that stand still between an intent and its call until another has their run. */
  readonly stalls: number
  /** Share of the activations that are delivered twice at once. */
  readonly doubled: number
  /** Milliseconds until a run that has not ended counts as lost. */
  readonly patience: number
}

export const full: Hardness = {
  runs: 420,
  pace: 400,
  workers: 4,
  slots: 12,
  points: killPoints,
  deathsPerPoint: 2,
  eagerness: 1,
  truce: 2_000,
  randomKills: 25,
  databaseKills: 6,
  breakdown: 5_000,
  stalls: 4,
  doubled: 0.15,
  patience: 900_000,
}

/** Deaths come early and close together: what takes long is the silence after which a dead worker's runs are given away. */
export const short: Hardness = {
  runs: 40,
  pace: 40,
  workers: 3,
  slots: 10,
  points: essentialPoints,
  deathsPerPoint: 1,
  eagerness: 4,
  truce: 0,
  randomKills: 2,
  databaseKills: 1,
  breakdown: 1_500,
  stalls: 0,
  doubled: 0.15,
  patience: 300_000,
}

/** The ready-made agent in the full form: it passes fewer kinds of point. */
export const supported: Hardness = {
  ...full,
  runs: 90,
  workers: 3,
  points: essentialPoints,
  randomKills: 8,
  databaseKills: 2,
  stalls: 1,
}

/** Nobody is killed: a protection that is missing must show by itself. */
export const calm: Hardness = {
  runs: 22,
  pace: 60,
  workers: 2,
  slots: 5,
  points: [],
  deathsPerPoint: 0,
  eagerness: 1,
  truce: 0,
  randomKills: 0,
  databaseKills: 0,
  breakdown: 0,
  stalls: 0,
  doubled: 0.5,
  patience: 120_000,
}
