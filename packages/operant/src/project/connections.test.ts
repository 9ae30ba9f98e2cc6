import { expect, test } from 'vitest'
import { connector } from '../agent/connector.ts'
import { systemClock } from '../facts/time.ts'
import { openConnections } from './connections.ts'

const settings = { directory: '.', folder: '.', clock: systemClock }

/** A client that counts how often it is closed. */
function client() {
  const counted = { closed: 0 }
  return Object.assign(counted, {
    [Symbol.asyncDispose]: async () => {
      counted.closed += 1
    },
  })
}

test('what a connector opened is closed with the project, once', async () => {
  const used = client()
  const one = connector({ name: 'one', open: () => used })
  const broken = connector({ name: 'broken', open: () => Promise.reject(new Error('not there')) })
  const connections = openConnections(undefined, settings)
  await connections.client(one)
  await connections.client(one)
  await expect(connections.client(broken)).rejects.toThrow('not there')
  await connections.close()
  expect(used.closed).toBe(1)
})

test('clients that the project made are its own to close', async () => {
  const made = client()
  const connections = openConnections(() => ({ one: made }), settings)
  await connections.client(connector({ name: 'one', open: () => client() }))
  await connections.close()
  expect(made.closed).toBe(0)
})
