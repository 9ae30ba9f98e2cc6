import { globSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../../packages/operant/src/store/testing/test-database.ts'
import { startConfinedWorker } from '../support/confined-worker.ts'
import { reportOf } from './figures.ts'
import { printed } from './print.ts'
import { playRound, workerProgram } from './round.ts'

/** Tries, in a worker before its work, to read what it may and what it may not. */
function probe(company: string, truths: readonly string[]): string {
  const program = `
    import { readFileSync } from 'node:fs'
    import { spawnSync } from 'node:child_process'
    const tried = (work) => { try { work(); return 'done' } catch (error) { return error.code } }
    console.log(JSON.stringify({
      company: tried(() => readFileSync(${JSON.stringify(company)})),
      truths: ${JSON.stringify(truths)}.map((file) => tried(() => readFileSync(file))),
      process: tried(() => spawnSync('cat', ['x'])),
    }))`
  return `--import=data:text/javascript,${encodeURIComponent(program)}`
}

test('a company is worked on by a worker that cannot read the truth, and judged', { timeout: 120_000 }, async () => {
  const database = await testDatabase()
  // In use all the time: another process that ends its tests leaves the server running.
  const client = await database.pool.connect()
  onTestFinished(async () => {
    client.release()
    await database.close()
  })
  const said: unknown[] = []
  const round = await playRound({
    seed: 31,
    tickets: 40,
    difficulty: 1,
    makeDatabase: async () => database.connectionString,
    startWorker: (place) => {
      const truths = globSync(join(tmpdir(), 'operant-truth-*', 'truth.json'))
      expect(truths.map((file) => readFileSync(file, 'utf8')).some((text) => text.includes('"seed": 31'))).toBe(true)
      const flag = probe(join(place.directory, 'company.sqlite'), truths)
      return startConfinedWorker(workerProgram, place, { flags: [flag], onMessage: (message) => said.push(message) })
    },
  })
  expect(said[0]).toMatchObject({ company: 'done', process: 'ERR_ACCESS_DENIED' })
  const { truths } = said[0] as { readonly truths: readonly string[] }
  expect(new Set(truths)).toEqual(new Set(['ERR_ACCESS_DENIED']))
  const report = reportOf([round, { ...round, seed: 32 }], 40, 1)
  const [{ pooled, seeds } = { pooled: undefined, seeds: [] }] = report.difficulties
  expect(pooled).toMatchObject({ runs: 80, wrong: 0, doubleEffects: 0, unconfirmed: 0, failed: 0, partly: 0 })
  expect(seeds.map(({ seed, runs }) => [seed, runs])).toEqual([
    [31, 40],
    [32, 40],
  ])
  expect(pooled?.settledAlone).toBe(2 * (seeds[0]?.settledAlone ?? 0))
  expect(pooled?.steps).toBeGreaterThan(500)
  const lines = printed(report).split('\n')
  expect(lines.filter((line) => line.length > 80)).toEqual([])
  expect(printed(report)).toMatch(/Settled alone +\d+ of 80/)
})
