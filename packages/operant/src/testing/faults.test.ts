import { expect, test } from 'vitest'
import { ClientFault, withFaults, type Fault } from './faults.ts'

function till() {
  const coins: string[] = []
  return {
    coins,
    async put(coin: string) {
      coins.push(coin)
      return coins.length
    },
  }
}

async function faulty(kind: Fault): Promise<{ readonly said: unknown; readonly coins: readonly string[] }> {
  const real = till()
  const said = await Promise.resolve(withFaults(real, [{ method: 'put', kind, answer: 9 }]).put('penny')).catch(
    (error: unknown) => (error instanceof ClientFault ? error.retry : error),
  )
  return { said, coins: real.coins }
}

test('each fault says what another try is worth, and has the effect that it has', async () => {
  expect(await faulty('unavailable')).toEqual({ said: 'later', coins: [] })
  expect(await faulty('time-out before')).toEqual({ said: 'unknown-outcome', coins: [] })
  expect(await faulty('time-out after')).toEqual({ said: 'unknown-outcome', coins: ['penny'] })
  expect(await faulty('refused')).toEqual({ said: 'no', coins: [] })
  expect(await faulty('false success')).toEqual({ said: 9, coins: [] })
})

test('only the planned calls go wrong', async () => {
  const real = till()
  const client = withFaults(real, [{ method: 'put', kind: 'refused', calls: [2] }])
  expect(await client.put('one')).toBe(1)
  await expect(client.put('two')).rejects.toThrow('put is refused')
  expect(await client.put('three')).toBe(2)
})

test('a method that is not there is said at once', () => {
  expect(() => withFaults(till(), [{ method: 'take', kind: 'refused' }])).toThrow('the client has no method "take"')
})
