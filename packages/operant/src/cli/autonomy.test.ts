import { afterAll, beforeAll, expect, test } from 'vitest'
import { shopInProcess, type ShopInProcess } from './testing/shop-in-process.ts'

let cli: ShopInProcess
beforeAll(async () => {
  cli = await shopInProcess()
})
afterAll(() => cli.close())

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ')

test('a level is set by whoever may, told with who and why, holds for the next goal, and is taken back', async () => {
  const set = (...words: readonly string[]) => cli.run('autonomy', 'set', 'claims', ...words, '--because', 'new here')
  const wrong = [
    await set('refunds', 'confirm', '--as', 'lena'),
    await set('refund', 'careful', '--as', 'lena'),
    await set('refund', 'confirm'),
    await set('refund', 'confirm', '--as', 'lena', '--above', 'ten'),
    await set('refund', 'confirm', '--as', 'lena', '--by', 'operatr'),
  ]
  expect(wrong.map(({ code, stderr }) => [code, flat(stderr)])).toEqual([
    [2, expect.stringContaining('agent claims has no action "refunds". Did you mean "refund"?')],
    [2, expect.stringContaining('"careful" is no level; say shadow, propose, confirm, automatic or policy')],
    [2, expect.stringContaining('say who sets this by --as NAME')],
    [2, expect.stringContaining('--above takes an amount, as in "50.00 GBP"')],
    [2, expect.stringContaining('nobody in this project has the role "operatr". Did you mean "operator"?')],
  ])
  expect(await set('refund', 'shadow', '--as', 'olga')).toMatchObject({ code: 0, stderr: '' })
  const asked = await cli.run('goal', 'settle the claim for order A-1', '--as', 'lena', '--json')
  expect(JSON.parse(asked.stdout)).toMatchObject({ outcome: 'shadowed' })
  const run = (JSON.parse(asked.stdout) as { run: string }).run
  expect(flat((await cli.run('runs', 'show', run)).stdout)).toContain('only watched')
  const told = flat((await cli.run('autonomy')).stdout)
  expect(told).toMatch(/refund shadow irreversible, .*olga set this on .*: new here/)
  expect(await set('refund', 'policy', '--as', 'olga')).toMatchObject({ code: 1 })
  expect(flat((await cli.run('autonomy', 'history')).stdout)).toContain('shadow claims, refund, olga: new here')
})
