import { openDatabases } from '../score/databases.ts'
import { progress, runProgram } from '../support/program.ts'
import { readOptions } from './options.ts'
import { type BacklogRound, playBacklog } from './play-backlog.ts'
import { playReturns, type ReturnsRound } from './play-returns.ts'
import { isGood, printed } from './report.ts'

/** Has the backlog agent work in fresh companies, on a real Postgres, beside people, and prints how it did. */
async function main(words: readonly string[]): Promise<boolean> {
  const options = readOptions(words)
  const databases = await openDatabases()
  const place = { ...options, makeDatabase: () => databases.make() }
  try {
    const backlog: BacklogRound[] = []
    const returns: ReturnsRound[] = []
    for (const seed of options.seeds) {
      if (options.goal !== 'returns') backlog.push(await playBacklog(seed, place, progress))
      if (options.goal !== 'backlog') returns.push(await playReturns(seed, place, progress))
    }
    progress('')
    const report = { difficulty: options.difficulty, backlog, returns }
    console.log(options.json ? JSON.stringify(report, null, 1) : printed(report))
    return isGood(report)
  } finally {
    await databases.close()
  }
}

await runProgram(() => main(process.argv.slice(2)))
