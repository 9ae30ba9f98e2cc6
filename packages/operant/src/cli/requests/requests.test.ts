import { afterAll, beforeAll, expect, test } from 'vitest'
import { smallShopConfig } from '../testing/command-line.ts'
import { shopInProcess, type ShopInProcess } from '../testing/shop-in-process.ts'

let cli: ShopInProcess
beforeAll(async () => {
  const people = `{ name: 'max', roles: ['lead'] }, { name: 'vera', roles: ['viewer'] }, `
  cli = await shopInProcess(smallShopConfig.replace(`{ name: 'paul'`, `${people}{ name: 'paul'`))
})
afterAll(() => cli.close())

const widest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length))

async function asked(order: string): Promise<string> {
  const { stdout } = await cli.run('goal', `settle the claim for order ${order}`, '--as', 'olga')
  return /approvals approve (\w+)/.exec(stdout)?.[1] ?? ''
}

const open = async () =>
  JSON.parse((await cli.run('approvals', '--json')).stdout) as readonly { id: string; title: string }[]

test('what is asked is remarked on, edited within the rules, asked again with the difference, and refused with a reason', async () => {
  const id = await asked('A-2')
  expect((await cli.run('approvals', 'comment', id, 'the carrier', 'paid half', '--as', 'vera')).stdout).toBe(
    `${id}: vera says the carrier paid half\n`,
  )
  const shown = await cli.run('approvals', 'show', id)
  expect(shown.stdout).toMatch(/open to +lena, max[\s\S]*comments +vera the carrier paid half/)
  expect(shown.stdout).toMatch(/approvals edit \w+ amount=VALUE --as lena/)
  const wrong = await Promise.all([
    cli.run('approvals', 'edit', id, '--as', 'max'),
    cli.run('approvals', 'edit', id, 'amount', '--as', 'max'),
    cli.run('approvals', 'edit', id, 'amount=much', '--as', 'max'),
    cli.run('approvals', 'edit', id, 'id=A-1', '--as', 'max'),
    cli.run('approvals', 'edit', id, 'amount=120.00 GBP', '--as', 'vera'),
    cli.run('approvals', 'reject', id, '--as', 'max'),
    cli.run('approvals', 'comment', id, '--as', 'vera'),
  ])
  expect(wrong.map(({ code }) => code)).toEqual([2, 2, 2, 2, 1, 2, 2])
  expect(wrong.map(({ stderr }) => stderr.replace(/^operant: /, '').slice(0, 30))).toEqual([
    'say what to put in, such as am',
    '"amount" names no argument; wr',
    'the value for "amount" does no',
    '"id" says which record this is',
    'this is for lead to decide, an',
    'say why by --reason: the run, ',
    'say what you remark after the ',
  ])
  const edited = await cli.run('approvals', 'edit', id, 'amount=120 GBP', '--as', 'max', '--reason', 'half is paid')
  expect(edited).toMatchObject({ code: 0, stderr: '' })
  expect(edited.stdout).toMatch(/changed by max to amount 120.00 GBP: half is\s+paid/)
  const [again] = await open()
  expect(again?.title).toBe('Refund 120.00 GBP for order A-2')
  const second = await cli.run('approvals', 'show', again?.id ?? '')
  expect(second.stdout).toMatch(/amount 120.00 GBP from put in by max/)
  expect(second.stdout).toMatch(/changed by max, and counts no\s+more[\s\S]*argument amount 240.00 GBP → 120.00 GBP/)
  for (const { stdout } of [shown, edited, second]) expect(widest(stdout)).toBeLessThanOrEqual(80)
  const no = await cli.run('approvals', 'reject', again?.id ?? '', '--as', 'lena', '--reason', 'wait for the carrier')
  expect(no.stdout).toContain('rejected by lena: wait for the carrier')
  expect(await open()).toEqual([])
})

test('#42 like ones are approved together, in the place of whoever is away; one that is decided leaves the others', async () => {
  const ids = [await asked('A-2'), await asked('A-6')]
  const listed = await cli.run('approvals')
  expect(listed.stdout).toMatch(/2 that are alike, all or none:\n {2}operant approvals approve \w+ \w+/)
  expect(widest(listed.stdout)).toBeLessThanOrEqual(100)
  const early = await cli.run('approvals', 'approve', ...ids, '--as', 'vera')
  expect(early).toMatchObject({ code: 1 })
  expect(early.stderr).toMatch(/: this is for lead to decide, and vera is viewer; so none of them was answered/)
  const made = await cli.run('approvals', 'delegate', 'vera', '--until', '2999-12-31', '--as', 'max')
  expect(made.stdout).toMatch(/vera stands in for max from .* until 3000-01-01 00:00/)
  const told = await Promise.all([
    cli.run('approvals', 'delegate', 'nobody', '--until', '2999-12-31', '--as', 'max'),
    cli.run('approvals', 'delegate', 'max', '--until', '2999-12-31', '--as', 'max'),
    cli.run('approvals', 'delegate', 'vera', '--until', '2020-01-01', '--as', 'max'),
    cli.run('approvals', 'delegate', 'vera', '--as', 'max'),
  ])
  expect(told.map(({ code }) => code)).toEqual([2, 2, 2, 2])
  const withStale = await cli.run('approvals', 'approve', ...ids, 'missing', '--as', 'vera')
  expect(withStale.stderr).toContain('missing: there is no such request; so none of them was answered')
  expect(await open()).toHaveLength(2)
  const both = await cli.run('approvals', 'approve', ...ids, '--as', 'vera')
  expect(both).toMatchObject({ code: 0, stderr: '' })
  expect(both.stdout).toContain('2 requests answered together by vera.')
  expect(await open()).toEqual([])
  expect((await cli.run('approvals', 'show', ids[0] ?? '')).stdout).toContain('in the place of max')
  const [id = ''] = /^\w+/.exec((await cli.run('approvals', 'delegate')).stdout) ?? []
  expect((await cli.run('approvals', 'delegate', '--end', id, '--as', 'vera')).stdout).toContain('is over')
  expect((await cli.run('approvals', 'delegate')).stdout).toContain('Nobody stands in for anybody')
})
