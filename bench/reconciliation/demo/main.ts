import { runProgram } from '../../support/program.ts'
import { figuresOf, shortfalls, type Figures } from './figures.ts'
import { readOptions, type DemoOptions } from './options.ts'
import { play } from './play.ts'
import { printed, printedCurve } from './print.ts'

const sizes = [1_000, 10_000, 100_000, 1_000_000]

/** Has the bank account of a made-up company reconciled by the agent, and says how it came out. */
async function main(options: DemoOptions): Promise<boolean> {
  const { json, curve, lines } = options
  const say = (line: string): void => {
    if (!json) console.log(line)
  }
  const all: Figures[] = []
  for (const size of curve ? sizes : [lines]) {
    const figures = figuresOf(await play({ ...options, lines: size }, (line) => say(`  ... ${line}`)))
    if (!curve) say(printed(figures))
    all.push(figures)
  }
  if (curve) say(`\n${printedCurve(all)}`)
  if (json) console.log(JSON.stringify(curve ? all : all[0], null, 1))
  const short = all.flatMap((figures) => shortfalls(figures).map((what) => `${figures.lines} lines: ${what}`))
  for (const what of short) console.error(what)
  say('\nThe company, its bank and the people who approve are simulated.')
  return short.length === 0
}

await runProgram(() => main(readOptions(process.argv.slice(2))))
