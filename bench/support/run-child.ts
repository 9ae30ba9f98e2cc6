import { startChildProgram } from './child-program.ts'

/** Runs one of our programs to its end, and answers the last that it said. @throws Error where it ends otherwise. */
export async function runChild(program: URL, given: object, flags: readonly string[] = []): Promise<unknown> {
  let [last, wrong]: [unknown, string] = [undefined, '']
  const child = startChildProgram(program, {
    given,
    flags,
    onMessage: (message) => (last = message),
    onError: (text) => (wrong = `${wrong}${text}`.slice(-2_000)),
  })
  const code = await new Promise<number | null>((resolve) => child.process.once('close', resolve))
  if (code !== 0) throw new Error(`${program.pathname.split('/').at(-1)} ended with ${code}: ${wrong}`)
  return last
}
