import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shopInProcess, type ShopInProcess } from '../testing/shop-in-process.ts'

const example = join(import.meta.dirname, '../../../../../examples/small-shop/operant.config.ts')
let shop: ShopInProcess
beforeAll(async () => {
  shop = await shopInProcess()
})
afterAll(() => shop.close())

async function json(...words: readonly string[]): Promise<unknown> {
  return JSON.parse((await shop.run(...words, '--json')).stdout) as unknown
}

describe('operant eval', () => {
  test('plays the suites beside the configuration, people included, and exits with 0', async () => {
    const { code, stdout } = await shop.run('eval', '--config', example)
    expect(stdout).toContain('right a large refund waits for the lead (met)')
    expect(stdout).toContain('4 of 4 cases right, people asked in 2, 0 tokens')
    expect(code).toBe(0)
  })

  test('plays one case of a named file', async () => {
    expect((await shop.run('eval', '--only', 'delivered', '--config', example)).stdout).toContain('1 of 1 case right')
  })

  test('exits with 1 where a threshold is missed, and says what was otherwise', async () => {
    const { code, stdout } = await shop.run('eval', '--only', 'lead', '--config', example)
    expect(stdout).toContain('missed: asked: people in 1 of 1 cases, at most 50 % wanted')
    expect(code).toBe(1)
  })

  test('says what a file is that is none', async () => {
    const file = join(shop.folder, 'nothing.ts')
    writeFileSync(file, 'export default {}')
    const { code, stderr } = await shop.run('eval', file)
    expect([code, stderr]).toEqual([2, expect.stringContaining('is no evaluation; expected export default evaluation')])
  })

  test('asks a model only where there is one', async () => {
    const { code, stderr } = await shop.run('eval', '--live', '--config', example)
    expect([code, stderr]).toEqual([2, expect.stringContaining('this project has no language model')])
  })
})

describe('operant replay', () => {
  test('decides a run again without calling anything, and writes the test that does', async () => {
    const { run } = (await json('goal', 'Settle the claim for order A-1', '--as', 'olga')) as { run: string }
    const before = readFileSync(join(shop.folder, '.operant/shop.sqlite'))
    const replayed = (await json('replay', run, '--to-test')) as { kind: string; written: readonly string[] }
    expect(replayed.kind).toBe('same')
    expect(readFileSync(join(shop.folder, '.operant/shop.sqlite')).equals(before)).toBe(true)
    const [recording = '', file = ''] = replayed.written
    expect([existsSync(recording), existsSync(file)]).toEqual([true, true])
    expect((await shop.run('replay', run, '--to-test')).stderr).toContain('is there already')
  })

  test('of a run that is not there is a mistake', async () => {
    expect((await shop.run('replay', 'run_none')).code).toBe(2)
  })
})
