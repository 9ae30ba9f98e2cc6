import { expect, test } from 'vitest'
import { referencesIn } from './references.ts'
import { first, reconciledMonth, standingOf } from '../testing/months.ts'

const alder = 'Alder Metall GmbH'

/** So many entries of one party, none of which comes to another or to a few of the others. */
const entriesOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    minor: 80_001 + ((at ** 3 * 31) % 50_021),
    party: alder,
    reference: `RCV${at}00${at}`,
  }))

/** What is found for a payment that two of so many entries come to. */
function foundOf(count: number) {
  const booked = entriesOf(count)
  const paid = (booked[7]?.minor ?? 0) + (booked[41]?.minor ?? 0)
  const { matching } = reconciledMonth([{ minor: paid, party: alder }], booked)
  return matching.groups.get(0)
}

test('two of sixty open entries that come to a payment are found; of a hundred only as a suggestion', () => {
  expect(foundOf(60)).toMatchObject({ rule: 'one to many', standing: 'matched', book: [7, 41] })
  expect(foundOf(100)).toMatchObject({ rule: 'one to many', standing: 'suggested', book: [7, 41] })
})

test('a sum is not looked for among entries that another line names, nor for a line that names another document', () => {
  const booked = [30_010, 41_020, 90_000].map((minor, at) => ({ minor, party: alder, reference: `RCV10${at}00` }))
  const sum = { minor: 71_030, party: alder }
  expect(standingOf(reconciledMonth([sum], booked))).toEqual(['one to many, matched'])
  const named = { minor: 28_000, party: alder, text: 'RE RCV10000' }
  expect(standingOf(reconciledMonth([sum, named], booked))[1]).toBe('difference, suggested')
  expect(standingOf(reconciledMonth([{ ...sum, text: 'RE RCV10200' }], booked))).toEqual(['difference, suggested'])
  // It names one of several, and the rest comes to what is left.
  const one = reconciledMonth([{ ...sum, text: 'RE RCV10000 AND OTHERS' }], booked)
  expect(one.matching.groups.get(0)).toMatchObject({ rule: 'one to many', book: [0, 1] })
})

test('the rest of a document of which a part is named is found with somebody whom the ledger does not know', () => {
  const booked = [{ minor: 90_000, party: alder, reference: 'RCV10000' }]
  const paid = [{ minor: 30_000, party: alder, text: 'RCV10000' }, { minor: 25_000, party: alder }, { minor: 35_000 }]
  const { matching } = reconciledMonth(paid, booked)
  expect(matching.groups.get(0)).toMatchObject({ rule: 'many to one', standing: 'suggested', bank: [0, 1, 2] })
})

test('a name whose words are cut is the name', () => {
  const booked = [{ minor: 41_000, party: 'Plessner Schrauben B.V.' }]
  expect(standingOf(reconciledMonth([{ minor: 41_000, party: 'PLESSNER SCHR. B.V.' }], booked))).toEqual([
    'party, matched',
  ])
})

test('an amount alone takes no entry that another line names', () => {
  const booked = [{ minor: 41_000, party: alder, reference: 'RCV10000' }]
  const named = { minor: 30_000, party: alder, text: 'RCV10000' }
  expect(standingOf(reconciledMonth([{ minor: 41_000 }, named], booked))).toEqual([
    'unexplained',
    'difference, suggested',
  ])
})

test('what is sure says how long things take: what says nothing took no longer', () => {
  const sure = Array.from({ length: 60 }, (_, at) => ({
    minor: 5_000 + at * 11,
    party: `Firma ${at}`,
    reference: `RCV20${at}77`,
  }))
  const paid = sure.map((entry, at) => ({
    minor: entry.minor,
    text: entry.reference,
    booked: first + (at % 2),
  }))
  const late = { minor: 40_000, party: alder, booked: first + 7 }
  const open = { minor: 50_000, party: alder, reference: 'RCV99999' }
  expect(standingOf(reconciledMonth([late], [open]))).toEqual(['difference, suggested'])
  expect(standingOf(reconciledMonth([...paid, late], [...sure, open])).at(-1)).toBe('not booked')
})

test('small differences of a party beyond its cap stay what they are, and are asked about', () => {
  const booked = Array.from({ length: 12 }, (_, at) => ({
    minor: 200_000 + at,
    party: alder,
    reference: `RCV30${at}99`,
  }))
  const paid = booked.map(({ minor, reference }) => ({ minor: minor - 499, party: alder, text: reference }))
  const { items } = reconciledMonth(paid, booked)
  expect(new Set(items.map((item) => item.class))).toEqual(new Set(['small difference']))
  const lanes = items.map(({ treatment }) => treatment.kind === 'post' && treatment.lane)
  // Ten of 4.99 are within 50.00.
  expect(lanes.filter((lane) => lane === 'alone')).toHaveLength(10)
  expect(lanes.filter((lane) => lane === 'ask')).toHaveLength(2)
})

test('a day is no reference: two invoices of one day are not the same', () => {
  expect(referencesIn('RECHNUNG VOM 19.06.26, INV 2026-06-19, 19/06/2026')).toEqual([])
  expect(referencesIn('RE 2026-10/4711 VOM 19.06.26')).toEqual(['2026104711'])
})
