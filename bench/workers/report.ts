import type { KillFigures } from './measure.ts'
import { takes } from './slow-system.ts'

/** How much more two workers must do than one. */
export const leastRatio = 1.6

/** The same work by one worker and by two, as medians of rounds. */
export interface Compared {
  readonly name: string
  /** Runs that each worker drives at once. */
  readonly slots: number
  /** Jobs a second. */
  readonly one: number
  readonly two: number
  readonly ratio: number
  readonly ratios: readonly number[]
}

export interface Figures {
  readonly compared: readonly Compared[]
  readonly killed: KillFigures
  /** Of the machine, over a minute, before and after. */
  readonly load: readonly [number, number]
}

/** The figures as a table of at most 80 columns. */
export function reportOf({ compared, killed, load }: Figures): string {
  return [
    `Each call takes ${takes} ms; done a second`.padEnd(46) + '1 worker 2 workers     ×',
    ...compared.map(({ name, slots, one, two, ratio, ratios }) => {
      const range = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`
      const title = `  ${name}, ${slots} at once each`.padEnd(46)
      return `${title}${shown(one, 8)}${shown(two, 10)}${ratio.toFixed(2).padStart(6)}  ${range}`
    }),
    '',
    `One of two workers killed, ${killed.runs} runs, up to ${killed.underWay} of them in its hands:`,
    `  ${killed.lost} lost, ${killed.double} done twice; all had ended ${killed.seconds.toFixed(1)} s after`,
    '',
    `Load of the machine: ${load.map((one) => one.toFixed(1)).join(' before, ')} after`,
  ].join('\n')
}

function shown(value: number, width: number): string {
  return value.toFixed(1).padStart(width)
}
