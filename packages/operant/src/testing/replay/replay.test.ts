import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Money } from '../../index.ts'
import { businessCalendar } from '../../calendar/business-calendar.ts'
import { chaseAgent } from '../worlds/chase.ts'
import { Ledger } from '../worlds/ledger.ts'
import { claimsAgent, claimsLedger } from '../worlds/claims-desk.ts'
import { shopAgent, shopPolicy, SmallShop } from '../worlds/small-shop.ts'
import { Workbench } from '../workbench.ts'
import { readRecording, recordingText, type Recording } from './recording.ts'
import { replay, ReplayDiffers, replayRun } from './replay.ts'

async function recorded(bench: Workbench, run = 'run1'): Promise<Recording> {
  // As it comes out of a file.
  return readRecording(recordingText({ run, events: await bench.store.read(run) }))
}

/** A run about one lost parcel, worked on with what goes wrong in the shop. */
async function ticketRun(total: string, prepare: (shop: SmallShop) => void = () => {}) {
  const shop = new SmallShop()
  shop.tickets.set('T1', { id: 'T1', orders: ['O1', 'O2'], body: 'My parcel has not arrived.' })
  shop.orders.set('O1', { id: 'O1', status: 'paid', total: Money.parse(total) })
  shop.orders.set('O2', { id: 'O2', status: 'open', total: Money.parse('5.00 GBP') })
  prepare(shop)
  const bench = new Workbench({ agents: [shopAgent('shop')], clients: { shop } })
  await bench.run('shop', 'resolve', { ticketId: 'T1' })
  return { bench, shop }
}

const project = { agents: [shopAgent('shop')] }

describe('a run that is replayed', () => {
  test('decides the same, and calls nothing', async () => {
    const { bench, shop } = await ticketRun('20.00 GBP')
    const recording = await recorded(bench)
    shop.fault = (operation) => {
      throw new Error(`${operation} was called`)
    }
    await expect(replay(project, recording)).resolves.toBeUndefined()
    expect([shop.refunds.length, shop.replies.length]).toEqual([1, 1])
  })

  test('holds no words of outsiders', async () => {
    const { bench } = await ticketRun('20.00 GBP')
    expect(recordingText(await recorded(bench))).not.toContain('not arrived')
  })

  test('goes on with what people answered, days later', async () => {
    const { bench } = await ticketRun('200.00 GBP')
    await bench.pass('1d')
    await bench.decide('run1', 'approved', 'lena')
    expect((await bench.state('run1')).settled?.outcome).toBe('met')
    expect(await replayRun(project, await recorded(bench))).toMatchObject({ kind: 'same' })
  })

  test('waits as it waited, by the same calendar, for what came when it came', async () => {
    const calendar = businessCalendar({ name: 'berlin', zone: 'Europe/Berlin', holidays: ['01-06'] })
    const books = new Ledger()
    const bench = new Workbench({ agents: [chaseAgent], clients: { ledger: books }, calendar })
    await bench.run('chaser', 'chase', { order: 'P' })
    await bench.pass('2d')
    await bench.receive('answered', 'P')
    await bench.pass('3d')
    books.set('promise', 'P', {})
    await bench.receive('answered', 'P')
    expect((await bench.state('run1')).settled?.outcome).toBe('met')
    expect(books.written).toEqual(['mail P-0', 'mail P-1'])
    const chase = { agents: [chaseAgent], calendars: [calendar] }
    expect(await replayRun(chase, await recorded(bench))).toMatchObject({ kind: 'same' })
    expect(await replayRun({ agents: [chaseAgent] }, await recorded(bench))).toMatchObject({ kind: 'differs' })
  })

  test('goes through the same faults, lost answers and refusals', async () => {
    let calls = 0
    const { bench } = await ticketRun('20.00 GBP', (shop) => {
      shop.fault = (operation) => {
        calls += 1
        if (calls % 5 === 2) throw new Error(`${operation}: no line`)
      }
      shop.afterFault = () => {
        throw new Error('the answer was lost')
      }
    })
    const recording = await recorded(bench)
    expect(recording.events.some(({ type }) => type === 'step.failed')).toBe(true)
    await expect(replay(project, recording)).resolves.toBeUndefined()
  })

  test('of every kind: random worlds decide the same again', { timeout: 120_000 }, async () => {
    const world = fc.record({
      orders: fc.uniqueArray(fc.constantFrom('O1', 'O2', 'O3'), { minLength: 1 }),
      due: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      lamps: fc.nat({ max: 3 }),
      writes: fc.array(fc.constantFrom('fine', 'fine', 'nothing happens', 'fails afterwards', 'refused' as const), {
        maxLength: 8,
      }),
      reads: fc.array(fc.constantFrom(false, false, false, true), { maxLength: 30 }),
    })
    await fc.assert(
      fc.asyncProperty(world, async ({ orders, due, lamps, ...troubles }) => {
        const [writes, reads] = [[...troubles.writes], [...troubles.reads]]
        const books = claimsLedger(
          Object.fromEntries(orders.map((id, index) => [id, { due: due[index] ?? true }])),
          lamps,
        )
        books.onWrite = (what, id) => {
          const trouble = writes.shift() ?? 'fine'
          if (trouble === 'refused') throw Object.assign(new Error(`${what} ${id}: never`), { retry: 'no' })
          return trouble === 'fine' ? undefined : trouble
        }
        books.onRead = (what, id) => {
          if (reads.shift()) throw new Error(`${what} ${id}: no answer`)
        }
        const bench = new Workbench({ agents: [claimsAgent], clients: { ledger: books } })
        await bench.run('claims', 'settle', { claimId: 'C1' })
        await bench.work('2d')
        await expect(replay({ agents: [claimsAgent] }, await recorded(bench))).resolves.toBeUndefined()
      }),
      { numRuns: 60, seed: 5 },
    )
  })
})

describe('a replay that goes another way', () => {
  test('names the first decision that differs, with both', async () => {
    const { bench } = await ticketRun('20.00 GBP')
    const stricter = { ...shopPolicy, text: shopPolicy.text.replace('<= 100.00', '<= 10.00') }
    const result = replay({ agents: [shopAgent('shop', stricter)] }, await recorded(bench))
    await expect(result).rejects.toThrow(ReplayDiffers)
    await expect(result).rejects.toThrow(/refund about \["O1"\].*: allow\n.*refund about \["O1"\].*: approve/)
  })

  test('is no replay of what is none', async () => {
    expect(() => readRecording('{}')).toThrow('this is no recording')
    expect(() => readRecording('x')).toThrow('this is no recording')
    const { bench } = await ticketRun('20.00 GBP')
    await expect(replayRun({ agents: [] }, await recorded(bench))).rejects.toThrow('there is no agent "shop"')
  })
})
