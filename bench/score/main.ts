import { progress, runProgram } from '../support/program.ts'
import { openDatabases } from './databases.ts'
import { reportOf } from './figures.ts'
import { readOptions, type ScoreOptions } from './options.ts'
import { printed } from './print.ts'
import { playRound, type Round } from './round.ts'

/** Scores the support agent on fresh companies, on a real Postgres, and prints every figure. */
async function main(options: ScoreOptions): Promise<boolean> {
  const began = performance.now()
  const databases = await openDatabases()
  try {
    const rounds: Round[] = []
    for (const difficulty of options.difficulties)
      for (const seed of options.seeds) {
        const { tickets } = options
        rounds.push(
          await playRound({
            seed,
            tickets,
            difficulty,
            makeDatabase: () => databases.make(),
            onProgress: (left, of) => progress(`Difficulty ${difficulty}, seed ${seed}: ${of - left} of ${of} tickets`),
          }),
        )
      }
    progress('')
    const report = reportOf(rounds, options.tickets, (performance.now() - began) / 1_000)
    console.log(options.json ? JSON.stringify(report, null, 1) : printed(report))
    return true
  } finally {
    await databases.close()
  }
}

await runProgram(() => main(readOptions(process.argv.slice(2))))
