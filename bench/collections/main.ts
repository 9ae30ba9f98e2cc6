import { rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { openDatabase } from '../../packages/operant/src/store/database.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { measureCollection, type CollectionFigures } from './measure.ts'
import { growth, reportOf } from './report.ts'

const { values: chosen } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    sizes: { type: 'string' },
  },
})

/** How much more an element may cost in the largest collection than in the smallest. */
const most = 1.5

const directory = await temporaryFolder('collections')
const database = await openDatabase({ directory, connections: 24 })
try {
  const usual = chosen.short ? [100, 500] : [100, 500, 1_000, 2_000]
  const sizes = chosen.sizes?.split(',').map(Number) ?? usual
  // What is compiled and prepared on first use is no part of what an element costs.
  await measureCollection(database, 100)
  const all: CollectionFigures[] = []
  for (const elements of sizes) all.push(await measureCollection(database, elements))
  console.log(chosen.json ? JSON.stringify(all) : reportOf(all))
  if (growth(all) > most) process.exitCode = 1
} finally {
  await database.close({ server: 'stop' })
  await rm(directory, { recursive: true, force: true })
}
