import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { serveCompany } from '../../network/serve-company.ts'
import { connectCompany, connectWorld } from '../../network/connect-company.ts'
import { broken } from '../../testing/company.ts'
import { generatedSupply, opened, type SupplyCompany } from '../../testing/supply-company.ts'
import { addBusinessDays } from '../../truth/calendar.ts'
import type { ChaseTruth, SupplyTruth } from '../../truth/supply/supply-truth.ts'
import type { Company } from '../../company.ts'
import type { World } from '../world.ts'
import { businessHoursLater } from './business-hours.ts'

const dayMs = 86_400_000
const later = (truth: SupplyTruth, days: number): string =>
  new Date(Date.parse(truth.asOf) + days * dayMs).toISOString()

function chaseOf(supply: SupplyCompany, name: string): ChaseTruth {
  const today = supply.truth.asOf.slice(0, 10)
  const found = supply.truth.chases.find(
    (chase) => chase.class === name && chase.firstDay !== null && chase.firstDay <= addBusinessDays(today, 3),
  )
  if (!found) throw new Error(`No ${name} is overdue`)
  return found
}

async function ask({ company }: { company: Company }, { order, recipients }: ChaseTruth, key: string): Promise<void> {
  await company.mail.send({ to: recipients[0] ?? '', subject: `Order ${order}`, body: 'When?' }, key)
}

function at(instant: string, hours: number, country: string): string {
  return new Date(businessHoursLater(Date.parse(instant), hours, country)).toISOString()
}

test('business hours leave out nights, weekends and the holidays of the country', () => {
  expect(at('2026-11-09T10:00:00Z', 3, 'DE')).toBe('2026-11-09T13:00:00.000Z')
  expect(at('2026-11-06T16:00:00Z', 3, 'DE')).toBe('2026-11-09T11:00:00.000Z')
  expect(at('2026-11-07T16:00:00Z', 8, 'DE')).toBe('2026-11-09T17:00:00.000Z')
  // 11 November is a holiday in Poland.
  expect(at('2026-11-10T20:00:00Z', 1, 'PL')).toBe('2026-11-12T10:00:00.000Z')
  expect(at('2026-12-24T16:30:00Z', 1, 'NO')).toBe('2026-12-28T09:30:00.000Z')
})

test('suppliers answer the mail that they answer, in business hours, and nobody else does', async () => {
  const supply = generatedSupply({ seed: 13, shipments: 10, orders: 120, difficulty: 1 })
  const both = opened(supply)
  const { company, world } = both
  const [prompt, slow, silent] = ['ANSWERS', 'ANSWERS_REMINDER', 'SILENT'].map((name) => chaseOf(supply, name))
  if (!prompt || !slow || !silent) throw new Error('A class is missing')
  await Promise.all([prompt, slow, silent].map((chase) => ask(both, chase, chase.order)))
  await world.advance(later(supply.truth, 5))
  const inbox = await company.mail.inbox({ after: supply.truth.asOf, about: 'PUR-' })
  expect(inbox.map(({ id }) => id)).toEqual(prompt.answers.map(({ mail }) => mail))
  const [mail] = inbox
  expect(mail?.body).toContain(prompt.answers[0]?.changes[0]?.promisedOn)
  const hour = new Date(mail?.at ?? '').getUTCHours()
  expect(hour >= 9 && hour <= 17).toBe(true)
  await ask(both, slow, 'again')
  await world.advance(later(supply.truth, 10))
  expect(await company.mail.received(slow.answers[0]?.mail ?? '')).not.toBeNull()
  await world.advance(later(supply.truth, 60))
  expect(await company.mail.inbox({ about: silent.order })).toEqual([])
})

test('whoever has left answers nothing', async () => {
  const supply = generatedSupply({ seed: 13, shipments: 10, orders: 120 })
  const { company, world } = opened(supply)
  const chase = chaseOf(supply, 'CONTACT_LEFT')
  const supplier = (await company.purchasing.order(chase.order))?.supplier ?? ''
  const gone = (await company.purchasing.contactsOf(supplier)).find(({ active }) => !active)
  await company.mail.send({ to: gone?.mail ?? '', subject: `Order ${chase.order}`, body: 'When?' }, 'k')
  await world.advance(later(supply.truth, 5))
  expect(await company.mail.inbox({ about: chase.order })).toEqual([])
  await company.mail.send({ to: chase.recipients[0] ?? '', subject: `Order ${chase.order}`, body: 'When?' }, 'l')
  await world.advance(later(supply.truth, 10))
  expect(await company.mail.inbox({ about: chase.order })).toHaveLength(1)
})

function contents(directory: string): string[] {
  const database = new DatabaseSync(join(directory, 'company.sqlite'), { readOnly: true })
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  const rows = tables
    .map(({ name }) => String(name))
    .filter((name) => name !== 'attempt')
    .flatMap((name) =>
      database
        .prepare(`SELECT * FROM ${name}`)
        .all()
        .map((row) => `${name} ${JSON.stringify(row)}`),
    )
  database.close()
  return rows.toSorted()
}

/** A company in which freight, transfers and consents were asked for on the first day, after so many steps. */
async function played(seed: number, steps: readonly number[]): Promise<string[]> {
  const supply = generatedSupply({ seed: 17, shipments: 48, orders: 20 })
  const both = opened(supply, seed)
  const { company, world } = both
  const measures = supply.truth.delays.flatMap(({ decisions, ...delay }) =>
    decisions.flatMap(({ quantities, atRisk }) => quantities.map((one) => ({ ...delay, ...one, atRisk }))),
  )
  for (const { shipment, line, sku, warehouse, measure, quantity, atRisk } of measures) {
    const [kind, target = ''] = measure.split(' ')
    const { inbound, planning, allocations } = company
    if (kind === 'split') await inbound.bookFreight({ shipment, option: target, line, quantity }, measure)
    if (kind === 'transfer') await planning.transfer({ shipment, sku, from: target, to: warehouse, quantity }, shipment)
    for (const allocation of kind === 'substitute' ? atRisk : [])
      await allocations.askConsent({ allocation, sku: target, body: 'Instead?' }, allocation)
  }
  for (const chase of supply.truth.chases.slice(0, 10))
    if (chase.recipients.length > 0) await ask(both, chase, chase.order)
  for (const days of steps) await world.advance(later(supply.truth, days))
  expect(broken(supply.directory)).toEqual([])
  return contents(supply.directory)
}

test('the same plan, seed and deeds give the same world, in one step or in many', async () => {
  const one = await played(5, [40])
  const many = await played(5, [0.1, 0.11, 1, 2.5, 9, 9, 20, 33.3, 40])
  expect(many.filter((row) => !one.includes(row))).toEqual([])
  expect(one).toHaveLength(many.length)
  expect(one.filter((row) => /"arrived_at":"2/.test(row)).length).toBeGreaterThan(5)
  expect(one.filter((row) => row.startsWith('consent') && row.includes('"answer":"')).length).toBeGreaterThan(0)
})

test('what happens next is told, and happens then', async () => {
  const supply = generatedSupply({ seed: 19, shipments: 12, orders: 10 })
  const { world } = opened(supply)
  let last = supply.truth.asOf
  for (let step = 0; step < 25; step++) {
    const next = await world.nextHappening()
    if (next === null) throw new Error('Nothing is going to happen')
    expect(next >= last).toBe(true)
    expect(await world.advance(new Date(Date.parse(next) - 1).toISOString())).toEqual([])
    expect((await world.advance(next)).length).toBeGreaterThan(0)
    last = next
  }
})

test('over the network only the operator hears what happens next', async () => {
  const supply = generatedSupply({ seed: 19, shipments: 12, orders: 10 })
  const { directory, planFile } = supply
  const server = await serveCompany({ directory, port: 0, world: { seed: 3, key: 'secret', planFile } })
  onTestFinished(() => server.close())
  const world: World = connectWorld(server.url, { key: 'secret' })
  const next = await world.nextHappening()
  expect(next).toBe(await opened(supply).world.nextHappening())
  await expect(connectWorld(server.url, { key: 'guess' }).nextHappening()).rejects.toMatchObject({
    code: 'not-operator',
  })
  expect((await world.advance(next ?? '')).length).toBeGreaterThan(0)
  expect(await connectCompany(server.url).controls.clock()).toBe(next)
})

/** The world in a process of its own. */
async function worldElsewhere({ directory, planFile }: SupplyCompany): Promise<{ world: World; kill: () => void }> {
  const file = fileURLToPath(new URL('../../serve.ts', import.meta.url))
  const env = { ...process.env, WORLD_SEED: '3', WORLD_KEY: 'secret', WORLD_PLAN: planFile }
  const child = spawn(process.execPath, ['-C', 'operant-source', file, directory], { env })
  const kill = (): void => void child.kill('SIGKILL')
  onTestFinished(kill)
  const [url] = await once(createInterface(child.stdout), 'line')
  return { world: connectWorld(String(url), { key: 'secret' }), kill }
}

test('another process moves the world while this one writes, and nothing is lost', { timeout: 120_000 }, async () => {
  const supply = generatedSupply({ seed: 23, shipments: 60, orders: 60 })
  const { world } = await worldElsewhere(supply)
  const { company } = opened(supply)
  const moving = world.advance(later(supply.truth, 90))
  const state = { ended: false }
  void moving.finally(() => (state.ended = true))
  let written = 0
  const write = async (): Promise<void> => {
    for (const { order } of supply.truth.chases)
      await company.purchasing.addNote({ order, about: `round ${written++}`, body: 'b' }, order)
    await nextTurn()
    if (!state.ended) await write()
  }
  await write()
  const happened = await moving
  expect(happened.filter(({ what }) => what === 'shipment arrived')).toHaveLength(60)
  const entries = await company.ledger.writes()
  expect(entries.filter(({ operation }) => operation === 'addNote')).toHaveLength(written)
  expect(broken(supply.directory)).toEqual([])
})

test('a world that was killed while it moved goes on where it was', { timeout: 120_000 }, async () => {
  const [supply, other] = [1, 2].map(() => generatedSupply({ seed: 29, shipments: 120, orders: 60 }))
  if (!supply || !other) throw new Error('There are two')
  const { world, kill } = await worldElsewhere(supply)
  const { company, world: successor } = opened(supply)
  const end = later(supply.truth, 90)
  const moving = world.advance(end).catch(() => null)
  while ((await company.controls.clock()) === supply.truth.asOf) await nextTurn()
  kill()
  await moving
  await successor.advance(end)
  await opened(other).world.advance(end)
  const [one, many] = [other, supply].map(({ directory }) => contents(directory))
  expect(many?.filter((row) => !one?.includes(row))).toEqual([])
  expect(one).toHaveLength(many?.length ?? 0)
})
