import { runProgram } from '../support/program.ts'
import { readOptions } from './options.ts'
import { play } from './play.ts'
import { printed, type Figures } from './report.ts'

/** Plays the two supply agents on a made-up company, with workers that are killed, and prints how they did. */
async function main(words: readonly string[]): Promise<boolean> {
  const options = readOptions(words)
  const figures: Figures = await play(options, options.json ? () => undefined : (line) => console.log(line))
  console.log(options.json ? JSON.stringify(figures, null, 1) : printed(figures))
  const { doubleEffects, missedReminders, wrongBusinessDay, bestOptionShare, limitBreaches } = figures
  return doubleEffects + missedReminders + wrongBusinessDay + limitBreaches === 0 && bestOptionShare >= 0.95
}

await runProgram(() => main(process.argv.slice(2)))
