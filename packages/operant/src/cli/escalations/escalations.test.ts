import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shopInProcess, type ShopInProcess } from '../testing/shop-in-process.ts'

/** Milliseconds: a machine that may be busy. */
const timeout = 180_000

let cli: ShopInProcess
beforeAll(async () => {
  cli = await shopInProcess()
})
afterAll(() => cli.close())

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ')
const inShop = <Result>(work: (records: DatabaseSync) => Result): Result => {
  const records = new DatabaseSync(join(cli.folder, '.operant', 'shop.sqlite'))
  try {
    return work(records)
  } finally {
    records.close()
  }
}
const rowsOf = (table: 'refunds' | 'letters', order: string) =>
  inShop((records) => records.prepare(`SELECT * FROM ${table} WHERE order_id = ?`).all(order).length)
const refundByHand = (order: string, amount: string) =>
  inShop((records) => void records.prepare('INSERT INTO refunds VALUES (?, ?)').run(order, amount))
const settle = async (order: string) => {
  const { stdout } = await cli.run('goal', `settle the claim for order ${order}`, '--as', 'lena')
  return /run_\w+/.exec(stdout)?.[0] ?? ''
}
const items = async () =>
  JSON.parse((await cli.run('escalations', '--json')).stdout) as readonly { id: string; run: string }[]

test('handed over, claimed, done by hand, returned: it is found there and the run ends met', { timeout }, async () => {
  const run = await settle('A-5')
  const id = (await items()).find((one) => one.run === run)?.id ?? ''
  const shown = flat((await cli.run('escalations', 'show', id)).stdout)
  expect(shown).toContain('held by nobody; walks up at')
  expect(shown).toContain(
    '1 Refund 900.00 GBP for order A-5 moves 900.00 GBP, cannot be undone would make true: the customer has what is due',
  )
  expect(shown).toContain('With Amount at most 50.00 GBP it would be allowed.')
  expect(shown).toContain('Return it: 3 facts are read anew')
  expect(await cli.run('escalations', 'claim', id, '--as', 'olga')).toMatchObject({ code: 0, stderr: '' })
  const held = await cli.run('escalations', 'return', id, '--as', 'lena', '--note', 'mine')
  expect([held.code, held.stderr]).toEqual([
    1,
    expect.stringMatching(/^operant: olga has this since .* UTC; it can be had once they release it\n$/),
  ])
  for (const words of [
    ['take', id, '--as', 'olga', '--reason', 'I refund it in the shop'],
    ['note', id, '--as', 'olga', '--note', 'asked finance'],
  ])
    expect((await cli.run('escalations', ...words)).code).toBe(0)
  expect(flat((await cli.run('escalations')).stdout)).toContain('olga since')
  expect(flat((await cli.run('escalations', '--free')).stdout)).not.toContain(id)
  const stray = await cli.run('escalations', 'return', id, '--as', 'olga', '--note', 'x', '--happened', 'e1')
  expect(stray.stderr).toContain('has no write "e1" of unknown outcome; it has none')
  for (const words of [
    ['reject', '--reason', 'x'],
    ['answer', '--with', 'x'],
    ['approve', '--reason', 'x'],
  ]) {
    const [verb = '', ...more] = words
    const { code, stderr } = await cli.run('approvals', verb, id, '--as', 'olga', ...more)
    const text = `operant: this was handed over: use escalations return ${id} or escalations close ${id}`
    expect([verb, code, flat(stderr).trim()]).toEqual([verb, 1, text])
  }
  refundByHand('A-5', '900.00 GBP')
  const back = await cli.run('escalations', 'return', id, '--as', 'olga', '--note', 'refunded by finance')
  expect(flat(back.stdout)).toContain('Outcome met: every check holds')
  expect([rowsOf('refunds', 'A-5'), rowsOf('letters', 'A-5')]).toEqual([1, 1])
  expect(flat((await cli.run('runs', 'show', run)).stdout)).toContain('olga returned it: refunded by finance')
  const told = flat((await cli.run('escalations', 'show', id)).stdout)
  expect(told).toContain('held by returned')
  expect(told).toContain('signature verified')
  expect((await cli.run('escalations', 'claim', id, '--as', 'olga')).stderr).toBe(
    'operant: this is over: it was returned\n',
  )
})

test(
  'a run that waits for approval is taken, done by hand and returned: nothing is asked or paid again',
  { timeout },
  async () => {
    const run = await settle('A-2')
    const taken = await cli.run(
      'runs',
      'take',
      run,
      '--as',
      'olga',
      '--because',
      'the customer is on the phone',
      '--json',
    )
    const { item } = JSON.parse(taken.stdout) as { item: string }
    expect((await cli.run('runs', 'take', run, '--as', 'lena', '--because', 'me too')).stderr).toContain(
      'olga has this',
    )
    const [asked] = JSON.parse((await cli.run('approvals', '--json')).stdout) as readonly { id: string; run: string }[]
    expect((await cli.run('approvals', 'approve', asked?.id ?? '', '--as', 'lena')).code).not.toBe(0)
    expect(rowsOf('refunds', 'A-2')).toBe(0)
    expect(flat((await cli.run('escalations', 'show', item)).stdout)).toContain('olga since')
    refundByHand('A-2', '240.00 GBP')
    const back = await cli.run('runs', 'return', run, '--as', 'olga', '--note', 'refunded while we spoke')
    expect(flat(back.stdout)).toContain('Outcome met')
    expect([rowsOf('refunds', 'A-2'), rowsOf('letters', 'A-2')]).toEqual([1, 1])
  },
)

test('a run that was taken and is closed ends by its checks, and is handed over to nobody', { timeout }, async () => {
  const run = await settle('A-6')
  await cli.run('runs', 'take', run, '--as', 'olga', '--because', 'it is settled already')
  const [item] = (await items()).filter((one) => one.run === run)
  const closed = await cli.run('escalations', 'close', item?.id ?? '', '--as', 'olga', '--reason', 'nothing is due')
  expect(flat(closed.stdout)).toContain('Outcome handed over: olga closed it: nothing is due')
  expect((await items()).filter((one) => one.run === run)).toEqual([])
  expect((await cli.run('runs', 'return', run, '--as', 'olga', '--note', 'go on')).stderr).toContain(
    'nobody has taken run',
  )
})

test('what is missing or wrong is named with what to do', { timeout }, async () => {
  const errors = await Promise.all(
    [
      ['escalations', 'claim', 'none', '--as', 'olga'],
      ['escalations', 'return', 'none', '--as', 'olga'],
      ['escalations', 'take', 'none', '--as', 'bob', '--reason', 'x'],
      ['runs', 'take', 'none', '--as', 'olga', '--because', 'x'],
      ['runs', 'take', 'none', '--as', 'olga'],
    ].map(async (words) => (await cli.run(...words)).stderr.split(';')[0]?.trim()),
  )
  expect(errors).toEqual([
    'operant: nothing was handed over as "none"',
    'operant: say what you did by --note "…"',
    'operant: the project knows nobody named "bob"',
    'operant: there is no run "none"',
    'operant: say why by --because "…"',
  ])
})
