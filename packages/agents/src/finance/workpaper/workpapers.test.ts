import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { documentFile, documentFiles } from '../preparing/documents.ts'
import type { JournalRequest } from '../systems/books.ts'
import { TestCompany } from '../test-company.ts'
import { Workpapers, type Order } from './workpapers.ts'

const nothingMade = async (): Promise<never> => {
  throw new Error('it was to be read, not to be made')
}

function folderOfTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'workpapers-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const journalOf = (number: string, amountMinor = 5): JournalRequest => ({
  number,
  account: '1800',
  day: '2026-10-30',
  code: 'BNK-FEE',
  counter: '6855',
  lines: [{ about: 'B1', amountMinor, text: 'fee' }],
})

/** Puts journals where another process would have left them. */
async function keep(folder: string, id: string, journals: readonly JournalRequest[]): Promise<void> {
  await mkdir(join(folder, id, 'documents'), { recursive: true })
  for (const [name, text] of documentFiles({ journals, worklists: [], carried: [id], open: [] }))
    await writeFile(join(folder, id, name), text)
}

test('of what another process left, each journal is read by itself, whatever other workpapers are read between', async () => {
  const folder = folderOfTest()
  const workpapers = new Workpapers(folder)
  const numbers = ['1800/2026-10/BNK-FEE/2026-10-30/1', '1800/2026-10/DISC/2026-10-30/1']
  for (const id of ['a', 'b'])
    await keep(
      folder,
      id,
      numbers.map((number) => journalOf(number)),
    )
  // Whoever read more than what was asked for would notice.
  await writeFile(join(folder, 'a', documentFile(numbers[1] ?? '')), '{"number":')
  expect(await workpapers.journal('a', numbers[0] ?? '', nothingMade)).toEqual(journalOf(numbers[0] ?? ''))
  expect(await workpapers.journal('b', numbers[1] ?? '', nothingMade)).toEqual(journalOf(numbers[1] ?? ''))
  expect(await workpapers.carried('a', nothingMade)).toEqual({ carried: ['a'], open: [] })
  await keep(folder, 'b', [journalOf(numbers[1] ?? '', 7)])
  expect((await workpapers.journal('b', numbers[1] ?? '', nothingMade))?.lines[0]?.amountMinor).toBe(7)
})

test('what cannot be read is made again; what could not be made is asked for anew', async () => {
  const folder = folderOfTest()
  const workpapers = new Workpapers(folder)
  await keep(folder, 'a', [journalOf('J')])
  await writeFile(join(folder, 'a', documentFile('J')), '{"number":')
  await expect(workpapers.journal('a', 'J', nothingMade)).rejects.toThrow('not to be made')
  await keep(folder, 'a', [journalOf('J')])
  expect(await workpapers.journal('a', 'J', nothingMade)).toEqual(journalOf('J'))
})

test('a month is worked out once for all of its journals, worklists and questions, and again once it was forgotten', async () => {
  const company = new TestCompany()
  let orders = 0
  company.workpapers = new (class extends Workpapers {
    override ask<Answer>(...[id, order, what]: AskOf<Answer>): Promise<Answer> {
      const counted = () => {
        orders += 1
        return order()
      }
      return super.ask(id, counted, what)
    }
  })()
  await company.reconcile()
  expect([orders, company.written.length]).toEqual([1, 10])
  await company.bench.run('reconciliation', 'why open', { line: 'B13' }, 'why')
  await company.bench.run('reconciliation', 'what is open', { currency: 'EUR' }, 'open')
  expect(orders).toBe(2)
})

test('the names of its files are told by no number', async () => {
  const folder = folderOfTest()
  await keep(folder, 'a', [journalOf('../../../escaped')])
  expect(readdirSync(join(folder, 'a', 'documents')).toSorted()).toEqual([
    '..%2F..%2F..%2Fescaped.json',
    'carried.json',
  ])
})

test.each([
  ['a few small ones are held', undefined, ['a', 'b', 'c', 'd', 'e']],
  ['of large ones only the last', { lines: 0, bytes: 0 }, ['a', 'b', 'c', 'd', 'a', 'b', 'c', 'd', 'a', 'e', 'a']],
])('in memory %s', async (_, size, made) => {
  const company = new TestCompany()
  // What October is worked out from, under names of the test.
  let october: (() => Promise<Order>) | undefined
  company.workpapers = new (class extends Workpapers {
    override ask<Answer>(...[id, order, what]: AskOf<Answer>): Promise<Answer> {
      october = order
      return super.ask(id, order, what)
    }
  })()
  await company.reconcile()
  const workpapers = new Workpapers(undefined, size)
  const orders: string[] = []
  for (const id of ['a', 'b', 'c', 'd', 'a', 'b', 'c', 'd', 'a', 'e', 'a']) {
    const order = () => {
      orders.push(id)
      return october ? october() : nothingMade()
    }
    await workpapers.ask(id, order, async ({ summary }) => summary.bankLines)
  }
  expect(orders).toEqual(made)
})

type AskOf<Answer> = Parameters<typeof Workpapers.prototype.ask<Answer>>
