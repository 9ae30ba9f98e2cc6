import { expect, test } from 'vitest'
import { keepAlive } from './keep-alive.ts'

/** Until nothing moves but by a pause that passes. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

/** A server of which a start is believed in vain the first `vain` times, and a keeper whose pauses are let pass by hand. */
function world(vain: number) {
  const seen = { starts: 0, pauses: [] as number[] }
  const passing: (() => void)[] = []
  const keeper = keepAlive({
    start: async () => {
      seen.starts += 1
      // Every other start fails outright, as it does without a free port.
      if (seen.starts % 2 === 0 && seen.starts <= vain) throw new Error('it cannot be started')
    },
    works: async () => seen.starts > vain,
    pause: (milliseconds) => {
      seen.pauses.push(milliseconds)
      return new Promise<void>((resolve) => passing.push(resolve))
    },
  })
  const pass = async (): Promise<void> => {
    passing.shift()?.()
    await settle()
  }
  return { keeper, seen, pass }
}

test('a killed server that still seems to run is started until a connection works', async () => {
  const { keeper, seen, pass } = world(4)
  keeper.broke('Connection terminated unexpectedly')
  keeper.broke('Connection terminated unexpectedly')
  await settle()
  expect(seen).toEqual({ starts: 1, pauses: [50] })
  // Nothing tells of it any more: no connection is left that could break.
  for (let tries = 0; tries < 4; tries += 1) await pass()
  expect(seen).toEqual({ starts: 5, pauses: [50, 100, 200, 400] })
  await pass()
  expect(seen.starts).toBe(5)
  keeper.refused()
  await settle()
  expect(seen.starts).toBe(6)
  await keeper.stop()
})

test('pauses grow to two seconds, and it ends where it is stopped', async () => {
  const { keeper, seen, pass } = world(1_000)
  keeper.refused()
  await settle()
  for (let tries = 0; tries < 8; tries += 1) await pass()
  expect(seen.pauses.slice(-3)).toEqual([2_000, 2_000, 2_000])
  const stopped = keeper.stop()
  await pass()
  await stopped
  expect(seen.starts).toBe(9)
  keeper.broke('Connection terminated unexpectedly')
  await settle()
  expect(seen.starts).toBe(9)
})

test('a server that was told to stop is left alone, until somebody has started it again', async () => {
  const { keeper, seen } = world(0)
  keeper.broke('terminating connection due to administrator command')
  keeper.broke('Connection terminated unexpectedly')
  keeper.refused()
  await settle()
  expect(seen.starts).toBe(0)
  keeper.connected()
  keeper.broke('Connection terminated unexpectedly')
  await settle()
  expect(seen.starts).toBe(1)
  await keeper.stop()
})

test('one that is told to stop while it is being started is not started once more', async () => {
  const { keeper, seen, pass } = world(1_000)
  keeper.refused()
  await settle()
  keeper.broke('terminating connection due to administrator command')
  await pass()
  expect(seen.starts).toBe(1)
  await keeper.stop()
})
