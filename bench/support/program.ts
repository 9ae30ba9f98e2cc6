/** Runs a program that ends with 1 where something fell short or went wrong, and says what went wrong. */
export async function runProgram(main: () => Promise<boolean>): Promise<void> {
  try {
    process.exitCode = (await main()) ? 0 : 1
  } catch (error) {
    progress('')
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

/** One line that is written over, for whoever watches. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${text}`)
}
