import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type CompanyDatabase, openDatabase } from '../../database/database.ts'
import { readPlan } from '../../simulation/supply/plan.ts'
import { broken, temporaryDirectory } from '../../testing/company.ts'
import { generatedSupply, opened } from '../../testing/supply-company.ts'
import { choose } from '../../truth/supply/choose.ts'
import { readSituation } from '../../truth/supply/read-situation.ts'
import { readTruth } from '../../truth/ticket-truth.ts'
import { createCompany } from '../create-company.ts'
import { chaseClasses } from './chase-classes.ts'
import { createSupplyCompany } from './create-supply-company.ts'
import { delayClasses } from './delay-classes.ts'

function reading(directory: string): CompanyDatabase {
  const database = openDatabase(directory, { readOnly: true })
  onTestFinished(() => database.close())
  return database
}

function rowsOf(database: CompanyDatabase): string[] {
  const tables = database.all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
  return tables.flatMap(({ name }) =>
    database.all<Record<string, unknown>>(`SELECT * FROM ${name}`).map((row) => `${name} ${JSON.stringify(row)}`),
  )
}

test('every class is there, and the data is sound, before and after ninety days in which nobody does anything', async () => {
  const supply = generatedSupply({ seed: 11, shipments: 48, orders: 40, difficulty: 3 })
  const { truth, directory } = supply
  expect(new Set(truth.chases.map((one) => one.class))).toEqual(new Set(chaseClasses))
  expect(new Set(truth.delays.map((one) => one.class))).toEqual(new Set(delayClasses.map(({ name }) => name)))
  expect(broken(directory)).toEqual([])
  const { world, company } = opened(supply)
  const end = new Date(Date.parse(truth.asOf) + 120 * 86_400_000).toISOString()
  const happened = await world.advance(end)
  expect(happened.filter(({ what }) => what === 'shipment arrived')).toHaveLength(48)
  expect(happened.filter(({ what }) => what === 'goods received').length).toBeGreaterThan(20)
  expect(await world.nextHappening()).toBeNull()
  expect(await company.mail.inbox({ about: 'PUR-' })).toEqual([])
  expect(broken(directory)).toEqual([])
})

test('what is right follows from what the records show on the day of the report', async () => {
  const supply = generatedSupply({ seed: 5, shipments: 96, orders: 0, difficulty: 3 })
  const { world } = opened(supply)
  const database = reading(supply.directory)
  const decisions = supply.truth.delays
    .flatMap((delay) => delay.decisions.map((decision) => ({ ...delay, ...decision })))
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
  const wrong: string[] = []
  for (const { shipment, line, from, best, identifiable, options, quantities } of decisions) {
    await world.advance(from)
    const choice = choose(readSituation(database, { shipment, line, today: from.slice(0, 10) }))
    if ((choice.best.name === best) !== identifiable) wrong.push(`${shipment}: ${choice.best.name}, not ${best}`)
    expect(new Set([...choice.possible, ...choice.tooDear].map(({ name }) => name))).toEqual(
      new Set(options.map(({ name }) => name)),
    )
    const moved = choice.best.measures.map(({ quantity }) => quantity).filter((quantity) => quantity > 0)
    if (identifiable && String(moved) !== String(quantities.map(({ quantity }) => quantity)))
      wrong.push(`${shipment}: ${String(moved)} pieces`)
  }
  expect(wrong).toEqual([])
  expect(decisions.length).toBeGreaterThan(70)
})

test('a warehouse that would be stripped has the pieces, and giving them would be cheaper', () => {
  const supply = generatedSupply({ seed: 5, shipments: 96, orders: 0 })
  const database = reading(supply.directory)
  const cascades = supply.truth.delays.filter((delay) => delay.class === 'CASCADE')
  expect(cascades).toHaveLength(4)
  for (const { shipment, line, decisions } of cascades) {
    const [decision] = decisions
    const situation = readSituation(database, { shipment, line, today: decision?.from.slice(0, 10) ?? '' })
    const late = { ...situation, eta: decision?.eta ?? '' }
    const careless = { ...late, givers: late.givers.map((giver) => ({ ...giver, surplus: 10_000 })) }
    expect(choose(late).best.name).toBe(decision?.best)
    expect(choose(careless).best.name).toMatch(/^transfer \w+$/)
  }
})

test('shipment and order i are the same whatever their number, and nothing tells what is planted', () => {
  const small = generatedSupply({ seed: 9, shipments: 30, orders: 25, difficulty: 3 })
  const large = generatedSupply({ seed: 9, shipments: 60, orders: 50, difficulty: 3 })
  expect(
    large.truth.delays.filter(({ shipment }) => small.truth.delays.some((one) => one.shipment === shipment)),
  ).toEqual(small.truth.delays)
  expect(large.truth.chases.slice(0, 25)).toEqual(small.truth.chases)
  const [few, many] = [small, large].map(({ directory }) => new Set(rowsOf(reading(directory))))
  const missing = [...(few ?? [])].filter((row) => !many?.has(row) && !/^(stock_ledger|sqlite_)/.test(row))
  expect(missing).toEqual([])
  const data = [...(few ?? [])].join('\n')
  const names = [...delayClasses.map(({ name }) => name), ...chaseClasses]
  expect(names.filter((name) => data.includes(name))).toEqual([])
  const mails = readPlan(small.planFile).orders.flatMap((order) => order.mails)
  expect(mails.filter(({ body }) => data.includes(body))).toEqual([])
})

function hashOf(seed: number): string {
  const supply = generatedSupply({ seed, shipments: 24, orders: 20 })
  const hash = createHash('sha256')
  for (const row of rowsOf(reading(supply.directory))) hash.update(`${row}\n`)
  // The plan has dates in words, which are the business of the ICU that Node has.
  return hash.update(readFileSync(supply.truthFile)).digest('hex')
}

test('the same seed gives the same company, and another another', () => {
  const first = hashOf(4)
  expect(first).toBe('f940ebe33dd683dd3b272cf473287c454ac8537d033a977bb1a8d15af746dac0')
  expect(hashOf(5)).not.toBe(first)
})

test('the help desk works in the same company, and its tickets are those that it has alone', () => {
  const [directory, alone, apart] = [temporaryDirectory(), temporaryDirectory(), temporaryDirectory()]
  const files = (name: string): string => join(apart, name)
  const common = { seed: 6, difficulty: 3 } as const
  createSupplyCompany({
    ...common,
    directory,
    truthFile: files('supply.json'),
    planFile: files('plan.json'),
    shipments: 24,
    tickets: { count: 40, truthFile: files('both.json') },
  })
  createCompany({ ...common, directory: alone, truthFile: files('alone.json'), tickets: 40 })
  expect(readTruth(files('both.json'))).toEqual(readTruth(files('alone.json')))
  const all = new Set(rowsOf(reading(directory)))
  const missing = rowsOf(reading(alone)).filter((row) => !all.has(row) && !/^(stock_ledger|sqlite_)/.test(row))
  expect(missing).toEqual([])
  expect(broken(directory)).toEqual([])
})

test('suppliers deliver every line on the day that they name', () => {
  const supply = generatedSupply({ seed: 2, shipments: 10, orders: 200 })
  const deliveries = new Map(
    readPlan(supply.planFile).orders.flatMap((one) => one.deliveries.map(({ line, at }) => [line, at.slice(0, 10)])),
  )
  const named = supply.truth.chases.flatMap(({ answers }) => answers.flatMap(({ changes }) => changes))
  expect(named.length).toBeGreaterThan(100)
  expect(named.filter(({ line, promisedOn }) => deliveries.get(line) !== promisedOn)).toEqual([])
})

test('an impossible size is refused with the field and what was expected', () => {
  expect(() => generatedSupply({ seed: 1, shipments: 9 })).toThrow('shipments is 9; expected a whole number from 10')
  expect(() => generatedSupply({ seed: 1, shipments: 10, days: 100 })).toThrow('days is 100; expected')
})
