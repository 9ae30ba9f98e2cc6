import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { openDatabase } from '../database/database.ts'
import { brokenInvariants } from '../database/invariants.ts'
import { drawsOf } from '../random.ts'
import { temporaryDirectory } from '../testing/company.ts'
import { readTruth, type Truth } from '../truth/ticket-truth.ts'
import { createCompany } from './create-company.ts'
import type { Difficulty } from './scene.ts'

function created(seed: number, tickets: number, difficulty: Difficulty): { directory: string; truth: Truth } {
  const directory = temporaryDirectory()
  const truthFile = join(temporaryDirectory(), 'truth.json')
  createCompany({ directory, truthFile, seed, tickets, difficulty })
  return { directory, truth: readTruth(truthFile) }
}

/** Rows of a table as JSON, in the order of their text. */
function rowsOf(directory: string, table: string): string[] {
  const database = new DatabaseSync(join(directory, 'company.sqlite'), { readOnly: true })
  const rows = database.prepare(`SELECT * FROM ${table}`).all()
  database.close()
  return rows.map((row) => JSON.stringify(row)).toSorted()
}

function tablesOf(directory: string): string[] {
  const database = new DatabaseSync(join(directory, 'company.sqlite'), { readOnly: true })
  const found = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all()
  database.close()
  return found.map(({ name }) => String(name))
}

function digest(directory: string): string {
  const hash = createHash('sha256')
  for (const table of tablesOf(directory)) for (const row of rowsOf(directory, table)) hash.update(`${table}${row}\n`)
  return hash.digest('hex')
}

test.each([
  [1, 40, 1, 'dacad03612605fe5b009d1d362943cee0bbf28ea3f630a846d11f636cdb02d72'],
  [7, 100, 2, 'd3e3d9fc9e6e7462b702638cb4918dd3402e072cce0708c3a3495496c3dc5fa9'],
  [4_294_967_311, 100, 3, 'c337d7d8d347050fe7e5357ba116770a8e0397e0575e518eb82abe33a35a2781'],
] as const)('company of seed %i, %i tickets, difficulty %i', (seed, tickets, difficulty, pinned) => {
  expect(digest(created(seed, tickets, difficulty).directory)).toBe(pinned)
})

test('another seed or difficulty is another company', () => {
  const digests = [created(1, 40, 1), created(2, 40, 1), created(1, 40, 2)].map(({ directory }) => digest(directory))
  expect(new Set(digests).size).toBe(3)
})

test('what is behind a ticket does not depend on how many there are', () => {
  const [small, large] = [created(12, 60, 2), created(12, 150, 2)]
  expect(large.truth.tickets.slice(0, 60)).toEqual(small.truth.tickets)
  for (const table of tablesOf(small.directory)) {
    const all = new Set(rowsOf(large.directory, table))
    expect([table, rowsOf(small.directory, table).filter((row) => !all.has(row))]).toEqual([table, []])
  }
})

test.each([1, 2, 3] as const)('the data keep all rules of the company, difficulty %i', (difficulty) => {
  const { directory, truth } = created(5, 400, difficulty)
  const database = openDatabase(directory, { readOnly: true })
  expect(brokenInvariants(database)).toEqual([])
  const tickets = new Set(database.all<{ id: string }>('SELECT id FROM ticket').map(({ id }) => id))
  const orders = new Set(database.all<{ id: string }>('SELECT id FROM sales_order').map(({ id }) => id))
  database.close()
  expect(truth.tickets.length).toBe(400)
  expect(new Set(truth.tickets.map(({ ticket }) => ticket))).toEqual(tickets)
  expect(truth.tickets.flatMap((one) => one.orders).filter((order) => !orders.has(order))).toEqual([])
})

test('neither numbers, times nor physical order tell what is planted', () => {
  const { directory, truth } = created(3, 1_200, 2)
  const database = new DatabaseSync(join(directory, 'company.sqlite'), { readOnly: true })
  const physical = database.prepare('SELECT id, customer_id, created_at, length(body) AS length FROM ticket').all()
  database.close()
  const place = new Map(physical.map(({ id }, index) => [String(id), index]))
  const rowOf = new Map(physical.map((row) => [String(row['id']), row]))
  const traits: Record<string, (ticket: Truth['tickets'][number]) => number> = {
    'ticket number': ({ ticket }) => numberIn(ticket),
    'last digit of the ticket': ({ ticket }) => numberIn(ticket) % 10,
    'customer number': ({ customer }) => numberIn(customer),
    'first order number': ({ orders }) => numberIn(orders[0] ?? 'ORD-500000'),
    'time of writing': ({ ticket }) => Date.parse(String(rowOf.get(ticket)?.['created_at'])),
    'physical order': ({ ticket }) => place.get(ticket) ?? 0,
  }
  const labels = truth.tickets.map(({ expected, orders }) => (orders.length > 0 && expected === 'settle' ? 1 : 0))
  for (const [name, of] of Object.entries(traits)) {
    const values = truth.tickets.map(of)
    expect([name, separation(values, labels) > farthestByChance(values, labels)]).toEqual([name, false])
  }
  // The test has teeth: how long a text is does tell something about what it is.
  const lengths = truth.tickets.map(({ ticket }) => Number(rowOf.get(ticket)?.['length']))
  const isVague = truth.tickets.map(({ class: name }) => (name === 'MOOD_ONLY' ? 1 : 0))
  expect(separation(lengths, isVague)).toBeGreaterThan(farthestByChance(lengths, isVague))
})

const numberIn = (id: string): number => Number(id.replace(/^\D+/, ''))

/** Largest distance between the distributions of a figure with and without the label (Kolmogorov and Smirnov). */
function separation(values: readonly number[], labels: readonly number[]): number {
  const order = values
    .map((value, index) => ({ value, label: labels[index] ?? 0 }))
    .toSorted((a, b) => a.value - b.value)
  const ones = labels.filter((label) => label === 1).length
  const zeros = labels.length - ones
  let [withLabel, without, most] = [0, 0, 0]
  for (const [index, { value, label }] of order.entries()) {
    if (label === 1) withLabel++
    else without++
    if (order[index + 1]?.value !== value) most = Math.max(most, Math.abs(withLabel / ones - without / zeros))
  }
  return most
}

/** The largest separation of 200 permutations of the labels. */
function farthestByChance(values: readonly number[], labels: readonly number[]): number {
  const draws = drawsOf(1, 'permutation', 0)
  return Math.max(
    ...Array.from({ length: 200 }, () => {
      const permuted = [...labels]
      for (let index = permuted.length - 1; index > 0; index--) {
        const other = draws.integer(0, index)
        const kept = permuted[index] ?? 0
        permuted[index] = permuted[other] ?? 0
        permuted[other] = kept
      }
      return separation(values, permuted)
    }),
  )
}

test('the size of the file does not tell the difficulty or the seed', () => {
  const sizes = [1, 2, 3, 4].map((seed) => statSync(join(created(seed, 100, 2).directory, 'company.sqlite')).size)
  expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(1.15)
})

test('a decoy names a class that is planted as well', () => {
  const { truth } = created(9, 200, 1)
  const classes = new Set(truth.tickets.map((one) => one.class))
  const decoys = truth.tickets.filter(({ decoyOf }) => decoyOf !== null)
  expect(decoys.length).toBeGreaterThan(20)
  expect(decoys.filter(({ decoyOf }) => !classes.has(decoyOf ?? ''))).toEqual([])
})
