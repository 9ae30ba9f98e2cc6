import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shopInProcess, type ShopInProcess } from '../testing/shop-in-process.ts'

/** Milliseconds: a machine that may be busy. */
const timeout = 300_000

let cli: ShopInProcess
beforeAll(async () => {
  cli = await shopInProcess()
})
afterAll(() => cli.close())

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ')
const orders = (amounts: Readonly<Record<string, string>>): void => {
  const records = new DatabaseSync(join(cli.folder, '.operant', 'shop.sqlite'))
  for (const [id, total] of Object.entries(amounts))
    records.prepare('INSERT INTO orders VALUES (?, ?, ?)').run(id, total, 'lost')
  records.close()
}
/** Asks for a refund, and has lena decide it. */
async function decided(order: string, answer: 'approve' | 'reject'): Promise<void> {
  const { stdout } = await cli.run('goal', `settle the claim for order ${order}`, '--as', 'olga')
  const run = /run_\w+/.exec(stdout)?.[0]
  const open = JSON.parse((await cli.run('approvals', '--json')).stdout) as readonly { id: string; run: string }[]
  const id = open.find((one) => one.run === run)?.id ?? ''
  const said = await cli.run('approvals', answer, id, '--as', 'lena', '--reason', 'looked at it')
  expect([order, said.stderr, said.code]).toEqual([order, '', 0])
}
const suggested = async () =>
  JSON.parse((await cli.run('policy', 'suggest', '--json')).stdout) as {
    candidates: readonly {
      answer: string
      decisions: readonly unknown[]
      draft?: { added: string }
      problem?: string
    }[]
  }

test(
  'five like decisions draft a row with its cases; they decide nothing themselves, and one against them prevents it',
  { timeout },
  async () => {
    await cli.run('doctor')
    await decided('A-6', 'approve')
    orders({
      'A-11': '60.00 GBP',
      'A-12': '80.00 GBP',
      'A-13': '70.00 GBP',
      'A-14': '90.00 GBP',
      'A-15': '65.00 GBP',
      'A-16': '400.00 GBP',
      'A-17': '72.00 GBP',
    })
    for (const order of ['A-11', 'A-12', 'A-13']) await decided(order, 'approve')
    expect((await suggested()).candidates).toEqual([])
    await decided('A-14', 'approve')
    await decided('A-16', 'reject')
    const [candidate] = (await suggested()).candidates
    expect([candidate?.answer, candidate?.decisions.length, candidate?.draft?.added]).toEqual([
      'approved',
      5,
      '[as people approve, 5 times, 60.00 GBP .. 90.00 GBP, allow]',
    ])
    const told = await cli.run('policy', 'suggest', '--to', 'drafts')
    expect(flat(told.stdout)).toContain('by lena (5); 83 % of 6 like calls')
    expect(flat(told.stdout)).toContain('otherwise in run')
    const read = (name: string) => readFileSync(join(cli.folder, 'drafts', name), 'utf8')
    expect(read('policy.yaml')).toContain('- [ "as people approve, 5 times", 60.00 GBP .. 90.00 GBP, allow ]')
    expect(read('policy.yaml')).toContain('medium')
    expect(read('like-decisions.cases.yaml').match(/expect: allow/g)).toHaveLength(5)
    expect(read('like-decisions.cases.yaml')).toContain('expect: approve by lead')

    // What people did before is told to whoever decides, and decides nothing.
    const { stdout } = await cli.run('goal', 'settle the claim for order A-15', '--as', 'olga')
    const run = /run_\w+/.exec(stdout)?.[0]
    const open = JSON.parse((await cli.run('approvals', '--json')).stdout) as readonly { id: string; run: string }[]
    const asked = open.find((one) => one.run === run)?.id ?? ''
    expect(asked).not.toBe('')
    expect(flat((await cli.run('approvals', 'show', asked)).stdout)).toContain(
      'like it 5 times approved, 1 time rejected, by lena, 60.00 GBP to 400.00 GBP',
    )

    // Published by two people, it decides.
    const drafted = await cli.run('policy', 'publish', '--from', 'drafts', '--as', 'lena', '--because', 'always so')
    expect([drafted.stderr, drafted.code]).toEqual(['', 0])

    await decided('A-17', 'reject')
    const [prevented] = (await suggested()).candidates
    expect([prevented?.draft, prevented?.problem]).toEqual([
      undefined,
      expect.stringMatching(/^lena decided otherwise in run run_\w+, within the same bounds$/),
    ])
  },
)
