import { expect, test } from 'vitest'
import { NoTurn } from '../../run/turns.ts'
import type { HeldPlaces } from '../../store/system-limits.ts'
import { CallRate } from './call-rate.ts'
import { lease, PlaceShare } from './place-share.ts'
import type { Timing } from './timing.ts'

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

/** Milliseconds that pass when the test says so. */
function stillTime() {
  let now = 0
  const due = new Map<() => void, number>()
  const timing: Timing = {
    now: () => now,
    after: (milliseconds, then) => {
      const over = () => then()
      due.set(over, now + milliseconds)
      return () => void due.delete(over)
    },
  }
  const pass = async (milliseconds: number): Promise<void> => {
    const end = now + milliseconds
    for (;;) {
      await settle()
      const [next] = [...due].filter(([, at]) => at <= end).toSorted(([, one], [, other]) => one - other)
      if (!next) break
      due.delete(next[0])
      now = Math.max(now, next[1])
      next[0]()
    }
    now = end
    await settle()
  }
  return { timing, pass }
}

/** A share of places as a database would give it, which the test may change. */
function sharing(given: HeldPlaces) {
  const time = stillTime()
  const asked: { readonly used: number; readonly wanted: number }[] = []
  const world = { given, broken: false }
  const errors: string[] = []
  const places = new PlaceShare('shop', {
    timing: time.timing,
    random: () => 0.5,
    onError: ({ message }) => void errors.push(message),
    share: async (_, use) => {
      asked.push(use)
      if (world.broken) throw new Error('no database')
      return {
        held: Math.max(use.used, Math.min(use.wanted, world.given.held)),
        share: Math.min(use.wanted, world.given.share),
      }
    },
  })
  return { ...time, places, asked, world, errors }
}

const patient = { patience: Infinity }

test('places that are held are taken without asking, and asked for again once a second', async () => {
  const { places, asked, pass } = sharing({ held: 3, share: 3 })
  const left = await Promise.all([places.take(patient), places.take(patient), places.take(patient)])
  expect(asked.length).toBeLessThanOrEqual(2)
  const before = asked.length
  left[0]?.()
  await places.take(patient)
  await pass(900)
  expect(asked.length).toBe(before)
  await pass(2_000)
  expect(asked.slice(before)).toEqual([
    { used: 3, wanted: 3 },
    { used: 3, wanted: 3 },
  ])
})

test('nobody has more than is held, and who cannot wait is told when to come back', async () => {
  const { places, pass } = sharing({ held: 2, share: 2 })
  const first = await places.take(patient)
  await places.take(patient)
  const late = places.take({ patience: 2_000 }).catch((error: unknown) => error)
  let third = false
  const waiting = places.take(patient).then(() => (third = true))
  await pass(2_000)
  expect(await late).toMatchObject({
    name: 'NoTurn',
    after: 2_000,
    message: 'shop is called as often as its limits allow',
  })
  expect(third).toBe(false)
  first()
  await waiting
  expect(third).toBe(true)
})

test('what is beyond its share is given back as it comes free', async () => {
  const { places, world, asked, pass } = sharing({ held: 4, share: 4 })
  const left = await Promise.all(Array.from({ length: 4 }, () => places.take(patient)))
  world.given = { held: 2, share: 2 }
  const began: number[] = []
  for (const one of [5, 6]) void places.take(patient).then(() => began.push(one))
  await pass(1_000)
  left[0]?.()
  left[1]?.()
  await pass(100)
  expect(began).toEqual([])
  expect(asked.at(-1)).toEqual({ used: 2, wanted: 4 })
  left[2]?.()
  await pass(0)
  expect(began).toEqual([5])
})

test('while the database is away, nothing is begun beyond the time for which places were held', async () => {
  const { places, world, errors, pass } = sharing({ held: 2, share: 2 })
  const first = await places.take(patient)
  await places.take(patient)
  world.broken = true
  await pass(lease - 1_000)
  first()
  const second = await places.take({ patience: 10 })
  await pass(1_000)
  second()
  const third = places.take({ patience: 10 }).catch((error: unknown) => error)
  await pass(20)
  expect(await third).toBeInstanceOf(NoTurn)
  expect(errors).toContain('no database')
})

test('what is not used any more is given back, and then nothing is asked', async () => {
  const { places, asked, pass } = sharing({ held: 2, share: 2 })
  const leave = await places.take(patient)
  leave()
  await pass(5_000)
  expect(asked.at(-1)).toEqual({ used: 0, wanted: 0 })
  const before = asked.length
  await pass(60_000)
  expect(asked.length).toBe(before)
})

test('who waits is let go when it is aborted', async () => {
  const { places } = sharing({ held: 1, share: 1 })
  await places.take(patient)
  const abort = new AbortController()
  const waiting = places.take({ patience: Infinity, signal: abort.signal })
  abort.abort(new Error('the worker is stopping'))
  await expect(waiting).rejects.toThrow('the worker is stopping')
})

test('calls that are wanted at the same moment are asked for together, and each begins in its time', async () => {
  const { timing, pass } = stillTime()
  const asked: number[] = []
  const rate = new CallRate('shop', {
    timing,
    take: async (_, wanted) => {
      asked.push(wanted.length)
      return wanted.map((__, index) => (index < 2 ? index * 500 : -9_000))
    },
  })
  const began: number[] = []
  const take = () => rate.take(1, { patience: 2_000 }).then(() => began.push(timing.now()))
  const first = take()
  const more = [take(), take(), take().catch((error: unknown) => error)]
  await pass(499)
  expect(began).toEqual([0, 0])
  await pass(10)
  expect(began).toEqual([0, 0, 501])
  await first
  expect((await Promise.all(more)).at(-1)).toMatchObject({ name: 'NoTurn', after: 9_000 })
  expect(asked).toEqual([1, 3])
})
