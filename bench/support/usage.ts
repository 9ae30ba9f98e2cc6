/** Reads a command line; whatever is wrong with it is said together with how the program is used. */
export function orUsage<T>(usage: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, { cause: error })
  }
}

/** @throws Error naming the first word that belongs to no option. */
export function noStrayWords(words: readonly string[]): void {
  const [stray] = words
  if (stray !== undefined) throw new Error(`"${stray}" is no option; every option begins with --`)
}
