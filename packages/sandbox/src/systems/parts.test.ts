import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Company } from '../company.ts'
import { addTicket } from '../records/add-ticket.ts'
import { broken } from '../testing/company.ts'
import { giftCompany } from '../testing/gift-company.ts'
import { withoutCompletedParts } from './ledger.ts'
import { breakPoints } from './parts.ts'

const order = 'ORD-1'
const request = 'RET-1'
const cause = 'damaged'
const replacement = { parent: order, line: 'ORD-1-1', quantity: 1, warehouse: 'WH1', signature: false, cause }

/** One call of every operation that can break off; each does the same when it is made again. */
const calls: Readonly<Record<string, (company: Company, id: string) => Promise<unknown>>> = {
  'orders.createReplacement': ({ orders }) => orders.createReplacement(replacement, 'k'),
  'orders.cancelReplacement': ({ orders }, id) => orders.cancelReplacement(id, 'k'),
  'orders.exchange': ({ orders }) => orders.exchange({ order, lines: [{ line: 'ORD-1-1', toSku: 'MUG' }] }, 'k'),
  'desk.reply': ({ desk }) => desk.reply({ ticket: 'TIC-1', template: 'sorry', body: 'Sorry.', status: 'solved' }, 'k'),
  'returns.credit': ({ returns }) =>
    returns.credit({ request, amount: { amount: '18.50', currency: 'GBP' }, cause }, 'k'),
  'returns.exchange': ({ returns }) => returns.exchange({ request, toSku: 'MUG', warehouse: 'WH1', cause }, 'k'),
  'returns.informBuyer': ({ returns }) => returns.informBuyer({ request }, 'k'),
}

async function ready(name: string): Promise<{ company: Company; directory: string; id: string }> {
  const opened = await giftCompany('in process', (database) =>
    addTicket(database, { id: 'TIC-1', customerId: 'CUS-1', body: 'Broken', createdAt: '2026-10-20T10:00:00Z' }),
  )
  if (name !== 'orders.cancelReplacement') return { ...opened, id: '' }
  const { id } = await opened.company.orders.createReplacement(replacement, 'first')
  return { ...opened, id }
}

/** What the systems hold, without what tells how it came about. */
function held(directory: string): unknown {
  const database = new DatabaseSync(join(directory, 'company.sqlite'), { readOnly: true })
  const tables = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .all()
    .map(({ name }) => String(name))
    .filter((name) => !/^(ledger|attempt|fault|first_result)/.test(name))
  const rows = tables.map((name) => [name, database.prepare(`SELECT * FROM ${name}`).all()])
  database.close()
  return rows
}

test('every operation that can break off is tried', () => {
  expect(Object.keys(calls)).toEqual(Object.keys(breakPoints))
})

test.each(Object.entries(breakPoints).flatMap(([name, parts]) => parts.map((part) => [name, part] as const)))(
  '%s, broken off after %s and made again, ends as if nothing had been',
  async (name, part) => {
    const [system = '', operation = ''] = name.split('.')
    const call = calls[name] ?? (() => Promise.resolve())
    const plain = await ready(name)
    const whole = await call(plain.company, plain.id)
    const { company, directory, id } = await ready(name)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys name systems
    await company.faults.set({ system: system as 'orders', operation, kind: 'half-applied', part, remaining: 1 })
    await expect(call(company, id)).rejects.toMatchObject({ name: 'SystemTimeout', retry: 'unknown-outcome' })
    expect(held(directory)).not.toEqual(held(plain.directory))
    expect(broken(directory)).toEqual([])
    expect(await call(company, id)).toEqual(whole)
    expect(held(directory)).toEqual(held(plain.directory))
    const mine = (await company.ledger.attempts()).filter((attempt) => attempt.operation === operation)
    expect(mine.map(({ effect, why }) => [effect, why])).toEqual([
      ['part', `only ${part}`],
      ['whole', null],
    ])
    const entries = withoutCompletedParts(await company.ledger.writes())
    expect(entries.filter((entry) => entry.operation === operation && entry.system === system)).toHaveLength(1)
    expect(broken(directory)).toEqual([])
  },
)
