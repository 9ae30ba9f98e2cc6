import type { Linger } from '../../run/context.ts'

/** A commit waits for this many turns, which come in the same order each time. */
export const forTurns =
  (count: number): Linger =>
  (over) => {
    let turns: number | undefined = count
    const next = (): void => {
      if (turns === undefined) return
      turns -= 1
      if (turns > 0) return queueMicrotask(next)
      turns = undefined
      over()
    }
    next()
    return () => void (turns = undefined)
  }

/** While a step or two of others may be taken. */
export const aLittle = forTurns(25)

/** A commit waits until something must be preceded by it. */
export const untilNeeded: Linger = () => () => undefined
