import { describe, expect, test } from 'vitest'
import { addKnownPhoto, addReturnRequest } from '../records/returns.ts'
import { broken, ways } from '../testing/company.ts'
import { gift, giftCompany } from '../testing/gift-company.ts'

const request = 'RET-1'
const cause = 'damaged on delivery'
const gbp = (amount: string): { amount: string; currency: string } => ({ amount, currency: 'GBP' })

describe.each(ways)('%s', (way) => {
  test('a request tells who asks, and of its photos whether they were seen before', async () => {
    const { company, directory } = await giftCompany(way, (database) => {
      addKnownPhoto(database, { sha256: 'b2', firstSeenOn: '2026-03-01' })
      addReturnRequest(database, {
        id: 'RET-2',
        order: 'ORD-1',
        line: 'ORD-1-1',
        reason: 'defect',
        reportedAt: '2026-10-20T10:00:00Z',
        photos: [{ sha256: 'a1', finding: 'the same picture again' }],
      })
    })
    const found = await company.returns.request(request)
    expect(found).toMatchObject({ requesterName: 'Ida Holm', requesterEmail: 'ida@example.com', status: 'open' })
    expect(found?.photos.map(({ sha256, seenBefore }) => [sha256, seenBefore])).toEqual([
      ['a1', false],
      ['b2', true],
    ])
    const later = await company.returns.request('RET-2')
    expect(later).toMatchObject({ requesterName: 'Jon Berg', photos: [{ sha256: 'a1', seenBefore: true }] })
    expect((await company.returns.openRequests()).map(({ id }) => id)).toEqual([request, 'RET-2'])
    expect(await company.orders.order('ORD-1')).toMatchObject({ gift, lines: [{ batch: 'B-1', batchOnHold: true }] })
    expect(broken(directory)).toEqual([])
  })

  test('credit goes to whoever asked, once, and up to what the pieces cost', async () => {
    const { company, directory } = await giftCompany(way)
    const { returns, ledger } = company
    await expect(returns.credit({ request, amount: gbp('18.51'), cause }, 'k1')).rejects.toMatchObject({
      code: 'above-value',
      field: 'amount',
    })
    const given = await returns.credit({ request, amount: gbp('18.50'), cause }, 'k2')
    expect(given.detail).toMatchObject({ amount: '18.50', to: 'ida@example.com' })
    expect(await returns.findStep({ request, kind: 'credit' })).toEqual(given)
    expect(await returns.request(request)).toMatchObject({ status: 'resolved', resolution: 'credit' })
    await expect(returns.credit({ request, amount: gbp('1.00'), cause }, 'k3')).rejects.toMatchObject({
      code: 'already-done',
    })
    await expect(returns.decline({ request, cause }, 'k4')).rejects.toMatchObject({ code: 'already-decided' })
    expect(await ledger.writes()).toMatchObject([{ system: 'returns', operation: 'credit', entity: given.id }])
    expect(broken(directory)).toEqual([])
  })

  test('an exchange takes nothing from a batch on hold', async () => {
    const { company, directory } = await giftCompany(way)
    const wanted = { request, toSku: 'MUG', warehouse: 'WH1', cause }
    const done = await company.returns.exchange(wanted, 'k1')
    const child = await company.orders.order(String(done.detail['order']))
    expect(child).toMatchObject({ parentId: 'ORD-1', total: gbp('0.00'), lines: [{ sku: 'MUG', batch: 'B-2' }] })
    expect(await company.warehouse.stock('MUG')).toMatchObject([
      {
        onHand: 53,
        reserved: 2,
        hold: 50,
        available: 1,
        batches: [
          { batch: 'B-1', onHold: true, available: 0 },
          { batch: 'B-2', onHold: false, reserved: 2, available: 1 },
        ],
      },
    ])
    const replacement = { parent: 'ORD-1', line: 'ORD-1-1', quantity: 2, warehouse: 'WH1', signature: false, cause }
    await expect(company.orders.createReplacement(replacement, 'k2')).rejects.toMatchObject({ code: 'out-of-stock' })
    expect(broken(directory)).toEqual([])
  })

  test('the buyer of a gift is told nothing but that it was dealt with', async () => {
    const { company } = await giftCompany(way)
    await company.returns.credit({ request, amount: gbp('18.50'), cause }, 'k1')
    await company.returns.informBuyer({ request }, 'k2')
    const mail = await company.mail.findMail({ key: 'k2' })
    expect(mail?.to).toBe('cus-1@example.com')
    expect(mail?.body).not.toMatch(/18|Ida|damage|Mug/)
  })

  test('evidence is asked for once, and doubt ends with fraud review', async () => {
    const { company } = await giftCompany(way)
    const { returns } = company
    const asked = await returns.askEvidence({ request, wanted: 'photo of the label', until: '2026-10-28' }, 'k1')
    expect(await returns.findStep({ request, kind: 'evidence request' })).toEqual(asked)
    await expect(returns.askEvidence({ request, wanted: 'more', until: '2026-10-30' }, 'k2')).rejects.toMatchObject({
      code: 'already-done',
    })
    await returns.referToFraudReview({ request, note: 'picture seen before' }, 'k3')
    expect(await returns.request(request)).toMatchObject({ status: 'in review', resolution: null })
    await expect(returns.authorise({ request, until: 'soon', cause }, 'k4')).rejects.toMatchObject({
      code: 'invalid-date',
      field: 'until',
    })
  })

  test('a batch is held and released, and its stock with it', async () => {
    const { company, directory } = await giftCompany(way)
    const { warehouse } = company
    expect(await warehouse.knownIssues('MUG')).toMatchObject([{ batch: 'B-1', symptom: 'glaze cracks', safety: false }])
    const held = await warehouse.holdBatch({ batch: 'B-2', reason: 'cracks' }, 'k1')
    expect(await warehouse.findBatchHold('B-2')).toEqual(held)
    expect(await warehouse.stock('MUG')).toMatchObject([{ available: 0 }])
    await expect(warehouse.holdBatch({ batch: 'B-2', reason: 'cracks' }, 'k2')).rejects.toMatchObject({
      code: 'already-on-hold',
    })
    await warehouse.releaseBatch({ batch: 'B-2' }, 'k3')
    expect(await warehouse.findBatchHold('B-2')).toBeNull()
    expect(await warehouse.stock('MUG')).toMatchObject([{ available: 2 }])
    expect(broken(directory)).toEqual([])
  })

  test('terms by country, house rules and holidays are read from the company', async () => {
    const { company } = await giftCompany(way, (database) => {
      database.run("UPDATE country_policy SET effective_to = '2026-07-01' WHERE country = 'FR' AND kind = 'consumer'")
      database.run(`INSERT INTO country_policy
      SELECT country, kind, '2026-07-01', NULL, 1, 30, 21, 24, 24, 'new terms' FROM country_policy
      WHERE country = 'FR' AND kind = 'consumer'`)
    })
    const { policies } = company
    const british = { country: 'GB', kind: 'consumer', on: '2026-10-21' } as const
    expect(await policies.countryPolicy(british)).toMatchObject({ riskUntilPossession: true, deliverWithinDays: 30 })
    expect(await policies.countryPolicy({ ...british, kind: 'business' })).toMatchObject({ riskUntilPossession: false })
    const french = { ...british, country: 'FR' }
    expect(await policies.countryPolicy({ ...french, on: '2026-06-30' })).toMatchObject({ withdrawalDays: 14 })
    expect(await policies.countryPolicy({ ...french, on: '2026-07-01' })).toMatchObject({ withdrawalDays: 21 })
    expect(await policies.countryPolicy({ ...french, country: 'XX' })).toBeNull()
    expect(
      (await policies.holidays({ country: 'IE', from: '2026-10-01', to: '2026-12-31' })).map(({ day }) => day),
    ).toEqual(['2026-10-26', '2026-12-25', '2026-12-26'])
    expect(await policies.housePolicies('2026-10-21')).toContainEqual(
      expect.objectContaining({ name: 'goodwill after the window', value: 15, unit: 'days' }),
    )
  })
})
