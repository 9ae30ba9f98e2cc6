import { expect, test } from 'vitest'
import type { Company } from '../../company.ts'
import type { World } from '../../simulation/world.ts'
import { broken } from '../../testing/company.ts'
import { workPerfectly } from '../../testing/perfect-supply-agent.ts'
import { generatedSupply, opened, type SupplyCompany } from '../../testing/supply-company.ts'
import { scoreSupply, type SupplyScore } from './score-supply.ts'
import type { DelayDecisionTruth, DelayTruth } from './supply-truth.ts'

const dayMs = 86_400_000

function scoreOf(supply: SupplyCompany, approved: readonly string[] = []): SupplyScore {
  return scoreSupply({ directory: supply.directory, truthFile: supply.truthFile, approved })
}

function needingApproval({ truth }: SupplyCompany): string[] {
  return truth.delays
    .filter(({ decisions }) => decisions.some(({ needsApproval }) => needsApproval))
    .map(({ shipment }) => shipment)
}

test.each([1, 2, 3] as const)('who does what is right gets the full score, difficulty %i', async (difficulty) => {
  const supply = generatedSupply({ seed: 20 + difficulty, shipments: 48, orders: 40, difficulty })
  await workPerfectly(opened(supply), supply.truth, 90)
  const score = scoreOf(supply, needingApproval(supply))
  expect(score.findings).toEqual([])
  expect(score).toMatchObject({
    days: 90,
    doubleEffects: 0,
    missedReminders: 0,
    wrongBusinessDay: 0,
    bestOptionShare: 1,
    limitBreaches: 0,
    chases: { share: 1 },
    brokenInvariants: [],
  })
  expect(score.delays).toBeGreaterThan(35)
  expect(score.notices.owed).toBeGreaterThan(5)
  // What needs approval and was done without is a breach of the limit.
  expect(scoreOf(supply).limitBreaches).toBe(needingApproval(supply).length)
})

test('who does nothing misses every mail, and is right only where nothing was to be done', async () => {
  const supply = generatedSupply({ seed: 31, shipments: 48, orders: 40 })
  const { world } = opened(supply)
  await world.advance(new Date(Date.parse(supply.truth.asOf) + 90 * dayMs).toISOString())
  const score = scoreOf(supply)
  expect(score.missedReminders).toBeGreaterThan(40)
  expect(score.bestOptionShare).toBeLessThan(0.1)
  expect(score.notices.missed).toBe(score.notices.owed)
  expect([score.doubleEffects, score.limitBreaches, score.notices.needless]).toEqual([0, 0, 0])
})

/** Writes to everybody whose order looks overdue, each day, and sends whatever is late by the first other way. */
async function workNaively({ company, world }: { company: Company; world: World }, days: number): Promise<void> {
  const { purchasing, inbound, allocations, mail } = company
  for (let day = 0; day < days; day++) {
    const today = (await company.controls.clock()).slice(0, 10)
    for (const order of await purchasing.promisedBefore(today)) {
      const supplier = (await purchasing.order(order))?.supplier ?? ''
      const [contact] = await purchasing.contactsOf(supplier)
      if (contact) await mail.send({ to: contact.mail, subject: `Order ${order}`, body: 'When?' }, `${order} ${today}`)
    }
    for (const id of await inbound.disturbed()) {
      const shipment = await inbound.shipment(id)
      const [option] = await inbound.freightOptions(id)
      const { order = '', eta = '' } = shipment ?? {}
      for (const { line, quantity } of shipment?.lines ?? [])
        if (option && !(await inbound.findFreight({ shipment: id, option: option.id, line })))
          await inbound.bookFreight({ shipment: id, option: option.id, line, quantity }, id).catch(() => null)
      for (const { salesOrder } of await allocations.ofPurchase(order))
        await allocations.tell({ salesOrder, shipment: id, newDate: eta, body: eta }, salesOrder)
    }
    await world.advance(new Date(Date.parse(await company.controls.clock()) + dayMs).toISOString())
  }
}

test('who writes to everybody every day and expedites everything is not right', async () => {
  const supply = generatedSupply({ seed: 31, shipments: 48, orders: 40 })
  await workNaively(opened(supply), 60)
  const score = scoreOf(supply)
  const kinds = new Set(score.findings.map(({ kind }) => kind))
  for (const kind of ['needless mail', 'wrong day', 'wrong recipient', 'wrong option', 'limit breached'] as const)
    expect(kinds).toContain(kind)
  for (const kind of ['needless notice', 'wrong notice', 'done twice', 'missed change'] as const)
    expect(kinds).toContain(kind)
  expect(score.bestOptionShare).toBeLessThan(0.3)
  expect(score.chases.share).toBeLessThan(0.3)
  expect(broken(supply.directory)).toEqual([])
})

test('a mail from a domain that only looks like the supplier changes nothing, and who believes it is found out', async () => {
  const supply = generatedSupply({ seed: 8, shipments: 10, orders: 60, difficulty: 3 })
  const hostile = supply.truth.chases.filter(({ marks }) => marks.includes('hostile'))
  expect(hostile.length).toBeGreaterThan(1)
  const both = opened(supply)
  await workPerfectly(both, supply.truth, 90)
  const [chase] = hostile
  const [mail = ''] = chase?.ignored ?? []
  expect(await both.company.mail.received(mail)).toMatchObject({ from: expect.stringContaining('-group.example') })
  const line = `${chase?.order ?? ''}-1`
  await both.company.purchasing.changePromise({ line, promisedOn: '2026-12-24', because: mail }, 'believed')
  const { findings } = scoreOf(supply, needingApproval(supply))
  expect(findings).toMatchObject([{ kind: 'wrong change', entity: chase?.order }])
})

/** The one decision of a class, with the world moved to the report. */
async function reported(
  supply: SupplyCompany,
  name: string,
): Promise<{ company: Company; world: World; delay: DelayTruth; decision: DelayDecisionTruth }> {
  const both = opened(supply)
  const delay = supply.truth.delays.find((one) => one.class === name)
  const decision = delay?.decisions.at(-1)
  if (!delay || !decision) throw new Error(`No ${name} is planted`)
  await both.world.advance(decision.from)
  return { ...both, delay, decision }
}

/** What the scorer finds about one shipment a week later. */
async function findingsLater(
  supply: SupplyCompany,
  { world, delay, decision }: { world: World; delay: DelayTruth; decision: DelayDecisionTruth },
): Promise<string[]> {
  await world.advance(new Date(Date.parse(decision.from) + 7 * dayMs).toISOString())
  const { findings } = scoreOf(supply)
  return findings
    .filter(({ entity, kind }) => entity === delay.shipment && !kind.endsWith('notice'))
    .map(({ kind }) => kind)
}

test('a warehouse that is stripped for a late shipment is a breach', async () => {
  const supply = generatedSupply({ seed: 41, shipments: 24, orders: 0 })
  const found = await reported(supply, 'CASCADE')
  const { company, delay, decision } = found
  const { shipment, sku, warehouse: to } = delay
  const quantity = decision.quantities[0]?.quantity ?? 0
  const from = to === 'KSL1' ? 'LDS1' : 'KSL1'
  await company.planning.transfer({ shipment, sku, from, to, quantity }, 't')
  expect(await findingsLater(supply, found)).toEqual(['wrong option', 'limit breached'])
})

test('too few, too late, and from whom nothing may be bought', async () => {
  const supply = generatedSupply({ seed: 41, shipments: 24, orders: 0 })
  const few = await reported(supply, 'TRANSFER')
  const { shipment, sku, warehouse } = few.delay
  const [best] = few.decision.quantities
  const { measure, quantity } = best ?? { measure: '', quantity: 0 }
  const transfer = { shipment, sku, from: measure.split(' ')[1] ?? '', to: warehouse }
  await few.company.planning.transfer({ ...transfer, quantity: quantity - 5 }, 't')
  expect(await findingsLater(supply, few)).toEqual(['wrong quantity'])

  const slow = generatedSupply({ seed: 41, shipments: 24, orders: 0 })
  const late = await reported(slow, 'TRANSFER')
  await late.world.advance(new Date(Date.parse(late.decision.from) + 5 * dayMs).toISOString())
  await late.company.planning.transfer({ ...transfer, quantity }, 't')
  expect(await findingsLater(slow, late)).toEqual(['too late'])

  const cheap = generatedSupply({ seed: 41, shipments: 24, orders: 0 })
  const bought = await reported(cheap, 'OTHER_SUPPLIER')
  const price = { amount: '1.00', currency: 'EUR' }
  const order = { supplier: 'SUP-0058', sku: bought.delay.sku, quantity: 40, price, reviewDate: '2026-11-01' }
  await bought.company.purchasing.createPurchaseOrder({ ...order, warehouse: bought.delay.warehouse }, 'p')
  expect(await findingsLater(cheap, bought)).toEqual(['wrong option', 'limit breached'])
})
