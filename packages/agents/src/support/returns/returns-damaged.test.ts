import { describe, expect, test } from 'vitest'
import { benchOf, scan, waitsFor } from '../test-company.ts'
import { askedFor, companyOf, handedOver, knowIssue, knowPhoto, photo, proven, request, run } from './test-returns.ts'

describe('damaged on delivery', () => {
  test.each([
    ['taken before it was sent', photo('2026-05-31T08:00:00.000Z')],
    ['that shows wear', photo('2026-10-20T08:00:00.000Z', { finding: 'worn at the edges' })],
  ])('H, a picture %s: fraud review', async (_, one) => {
    const { row, outcome, writes, options } = await run({ ...proven, request: { ...proven.request, photos: [one] } })
    expect({ row, outcome, writes }).toEqual({ row: 'H', ...handedOver })
    expect(options).toContain('review for fraud')
  })

  test('H, a picture that was seen before', async () => {
    expect(await run({ ...proven, further: knowPhoto })).toMatchObject({ row: 'H', ...handedOver })
  })

  test('I, proven: the same again, whatever the window', async () => {
    const { row, outcome, writes, answer } = await run(proven)
    expect({ row, outcome, writes }).toEqual({ row: 'I', outcome: 'met', writes: ['returns.exchange', 'desk.reply'] })
    expect(answer).toMatch(/tracking number NX/)
  })

  test('I, a gift, outside the window, with photos, opened late: the same again to the recipient', async () => {
    const gift = await run({
      delivered: '2026-08-01',
      gift: { openedOn: '2026-10-18' },
      shipment: {
        events: [scan('2026-07-30T08:00:00.000Z', 'Exception')].map((one) => ({ ...one, remark: 'Parcel damaged' })),
      },
      request: { reason: 'damaged on delivery', itemState: null, photos: [photo('2026-10-18T20:00:00.000Z')] },
    })
    expect(gift).toMatchObject({ row: 'I', outcome: 'met' })
    expect(gift.writes).toEqual(['returns.exchange', 'returns.informBuyer', 'desk.reply'])
    expect(gift.answer).not.toContain('40')
  })

  test('I, sold out: paid back to the buyer, credit to the recipient of a gift', async () => {
    const buyer = await run({ ...proven, stock: 0 })
    expect(buyer.writes).toEqual(['payments.refund', 'desk.reply'])
    expect(buyer.answer).toContain('40.00 GBP')
    const gift = await run({ ...proven, gift: {}, stock: 0 })
    expect(gift.writes).toEqual(['returns.credit', 'returns.informBuyer', 'desk.reply'])
  })

  test('I, 100.00 alone and 100.01 approved', async () => {
    expect((await run({ ...proven, price: '100.00' })).outcome).toBe('met')
    const company = companyOf({ ...proven, price: '100.01' })
    const bench = await benchOf(company)
    const state = await bench.run('support', 'resolve ticket', { ticket: 'TIC-1' }, 'run')
    expect(waitsFor(state)).toEqual([`approve: Send the same again for ${request} from WH1, worth 100.01 GBP`])
    await bench.decide('run', 'approved')
    expect((await bench.state('run')).settled?.outcome).toBe('met')
  })

  test('J, too little evidence: asked once, with a date', async () => {
    const { row, outcome, writes, answer } = await run({ ...proven, request: { ...proven.request, photos: [] } })
    expect({ row, outcome, writes }).toEqual({
      row: 'J',
      outcome: 'met',
      writes: ['returns.askEvidence', 'desk.reply'],
    })
    expect(answer).toContain('28 October 2026')
  })

  test('J2, asked before: a person decides', async () => {
    const asked = { ...proven.request, photos: [], status: 'awaiting evidence' as const }
    expect(await run({ ...proven, request: asked })).toMatchObject({ row: 'J2', ...handedOver })
  })

  test('J2, asked before, and what came shows too little: it is not asked again', async () => {
    const late = { ...proven.request, photos: [photo('2026-10-28T08:00:00.000Z')] }
    expect(await run({ ...proven, request: late, further: askedFor })).toMatchObject({ row: 'J2', ...handedOver })
    expect(await run({ ...proven, further: askedFor })).toMatchObject({ row: 'I', outcome: 'met' })
  })

  test('a known issue of the batch counts, and many claims weigh against it', async () => {
    const asked = { ...proven.request, photos: [] }
    expect((await run({ ...proven, request: asked, further: knowIssue })).row).toBe('I')
    const customer = { damagedClaims12Months: 3 }
    expect((await run({ ...proven, request: asked, further: knowIssue, customer })).row).toBe('J')
  })
})

describe('defects', () => {
  const defect = { reason: 'defect' as const, itemState: 'used' as const }

  test('K, presumed to have been there, to the day', async () => {
    const last = await run({ delivered: '2026-04-21', shipment: { shippedOn: '2026-04-18' }, request: defect })
    expect(last).toMatchObject({ row: 'K', outcome: 'met', writes: ['returns.exchange', 'desk.reply'] })
    const after = await run({ delivered: '2026-04-20', shipment: { shippedOn: '2026-04-18' }, request: defect })
    expect(after).toMatchObject({ row: 'K2', ...handedOver })
  })

  test('K3, after the guarantee: declined', async () => {
    const late = await run({
      customer: { country: 'US' },
      delivered: '2025-10-20',
      shipment: { shippedOn: '2025-10-17' },
      request: defect,
    })
    expect(late).toMatchObject({ row: 'K3', outcome: 'declined', writes: ['returns.decline', 'desk.reply'] })
    const last = await run({
      customer: { country: 'US' },
      delivered: '2025-10-21',
      shipment: { shippedOn: '2025-10-17' },
      request: defect,
    })
    expect(last).toMatchObject({ row: 'K2', ...handedOver })
  })

  test('a business is owed no presumption', async () => {
    expect((await run({ customer: { kind: 'business' }, request: defect })).row).toBe('K2')
  })

  test('hygiene articles are no exception', async () => {
    expect((await run({ category: 'hygiene', request: defect })).row).toBe('K')
  })
})
