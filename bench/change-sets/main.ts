import { rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { openDatabase } from '../../packages/operant/src/store/database.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { killRounds } from './kill-rounds.ts'
import { measureSet, type SetFigures } from './measure.ts'
import { reportOf } from './report.ts'

const { values: chosen } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    /** Only times, or only kills. */
    only: { type: 'string' },
  },
})

const directory = await temporaryFolder('change-sets')
const database = await openDatabase({ directory, connections: 24 })
try {
  const sizes = chosen.short ? [500, 1_000] : [500, 1_000, 2_000, 5_000]
  const sets: SetFigures[] = []
  if (chosen.only !== 'kills') {
    // What is compiled and prepared on first use is no part of what an element costs.
    await measureSet(database, 200)
    for (const items of sizes) sets.push(await measureSet(database, items))
  }
  const rounds = chosen.short
    ? { random: { items: 300, kills: 6 }, points: { items: 60, every: 4 } }
    : { random: { items: 5_000, kills: 40 }, points: { items: 60, every: 1 } }
  const kills = chosen.only === 'times' ? undefined : await killRounds(database, Number(chosen.seed), rounds)
  const figures = { sets, ...(kills ? { kills } : {}) }
  console.log(chosen.json ? JSON.stringify(figures) : reportOf(figures))
  if (kills && (kills.doubleEffects > 0 || kills.missing > 0)) process.exitCode = 1
} finally {
  await database.close({ server: 'stop' })
  await rm(directory, { recursive: true, force: true })
}
