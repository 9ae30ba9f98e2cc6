import type { Outcome } from '../../journal/outcome.ts'
import { green, red, yellow, type Part } from '../output/wrap.ts'

/** An outcome, or that there is none yet. */
export function outcomePart(outcome: Outcome | undefined): Part {
  if (outcome === undefined) return yellow('open')
  return outcome === 'met' || outcome === 'declined'
    ? green(outcome)
    : outcome === 'failed'
      ? red(outcome)
      : yellow(outcome)
}
