/** How a process counts milliseconds: never back, whatever is done to its clock. */
export interface Timing {
  now(): number
  /** Calls back after so many milliseconds, unless the answer is called before. */
  after(milliseconds: number, then: () => void): () => void
}

export const processTiming: Timing = {
  now: () => performance.now(),
  after: (milliseconds, then) => {
    const timer = setTimeout(then, milliseconds)
    return () => clearTimeout(timer)
  },
}
