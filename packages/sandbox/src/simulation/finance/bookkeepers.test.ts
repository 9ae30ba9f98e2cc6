import { expect, test } from 'vitest'
import { bankCompany } from '../../testing/bank-company.ts'
import { broken } from '../../testing/company.ts'
import { euroAccount } from '../../world/bank/book-accounts.ts'
import { workOffWorklists } from './bookkeepers.ts'

const { bookAccount: account } = euroAccount
const period = '2026-10'
const october = { account, from: '2026-10-01', to: '2026-10-31', after: null }
const november = { account, from: '2026-11-01', to: '2026-11-30', after: null }

test('people book what their worklists say in the month after, each once, and leave what is for others', async () => {
  const { company, directory } = bankCompany({ seed: 11, lines: 300, difficulty: 2, months: 2 })
  const { lines } = await company.books.cashLines(october)
  const twice = lines.find(({ reference, amountMinor }) => reference !== '' && amountMinor > 0)
  const [named, cut] = [lines.find(({ party }) => party.split(' ').length > 2), 'cause; to do: book it']
  if (!twice || !named) throw new Error('the month has no such lines')
  const told = { day: '2026-10-30', cause: cut }
  const lists = [
    ['booked twice', { about: twice.id, amountMinor: -twice.amountMinor, text: `${twice.party}, ${twice.reference}` }],
    ['not booked', { about: 'B17', amountMinor: 4_100, text: `${named.party.slice(0, -2).toUpperCase()}, THANKS` }],
    ['returned', { about: 'B18', amountMinor: -twice.amountMinor, text: `RETURN ${twice.reference}` }],
    ['stale cheque', { about: 'B19', amountMinor: 9_900, text: 'nobody presented it' }],
  ] as const
  for (const [at, [name, item]] of lists.entries()) {
    const list = {
      number: `WL-${at}`,
      account,
      period,
      owner: 'accounting',
      class: name,
      items: [{ ...told, ...item }],
    }
    await company.books.assignWorklist(list, `k${at}`)
  }
  const before = await company.books.cashLines(november)
  const done = workOffWorklists(directory, { account, period, seed: 1, share: 1 })
  expect(done.map(({ about }) => about).toSorted()).toEqual([twice.id, 'B17', 'B18'].toSorted())
  const after = await company.books.cashLines(november)
  expect(after.lines).toHaveLength(before.lines.length + 3)
  const entries = done.map(({ about, entry }) => ({ about, ...after.lines.find(({ id }) => id === entry) }))
  const { reference, party } = twice
  expect(entries).toContainEqual(
    expect.objectContaining({ about: twice.id, amountMinor: -twice.amountMinor, reference, party }),
  )
  expect(entries).toContainEqual(expect.objectContaining({ about: 'B18', reference, party }))
  expect(entries).toContainEqual(
    expect.objectContaining({ about: 'B17', amountMinor: 4_100, reference: '', party: named.party }),
  )
  expect(broken(directory)).toEqual([])
  expect(workOffWorklists(directory, { account, period, seed: 1, share: 0 })).toEqual([])
})
