/** Lets one loop sleep until something happens. A ring while nobody waits is remembered. */
export interface Doorbell {
  ring(): void
  /** Resolves at the next ring, or after `milliseconds`. */
  wait(milliseconds: number): Promise<void>
}

export function doorbell(): Doorbell {
  let rung = false
  let answer: (() => void) | undefined
  return {
    ring() {
      rung = true
      answer?.()
    },
    async wait(milliseconds) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds)
          answer = () => {
            clearTimeout(timer)
            resolve()
          }
        })
        answer = undefined
      }
      rung = false
    },
  }
}
