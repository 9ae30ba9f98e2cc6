import { z } from 'zod'
import { say } from '../../../agent/say.ts'
import { httpClient, type HttpClientOptions } from '../client.ts'
import type { Operation } from '../operation.ts'
import type { WireRequest } from '../request.ts'
import type { WireAnswer } from '../transport.ts'

const Order = z.object({ id: z.string(), total: z.number() })
export const readOrder = {
  method: 'GET',
  path: '/orders/{id}',
  parameters: { id: { in: 'path' } },
  answer: Order,
} as const satisfies Operation<'id'>
const makeOrder = {
  method: 'POST',
  path: '/orders',
  body: { type: 'application/json', fields: ['id', 'quantity'] },
  answer: Order,
  idempotencyKey: 'Idempotency-Key',
} as const satisfies Operation<'id' | 'quantity'>

export const order = { id: 'A-1', total: 12 }
export const json = (status: number, value?: unknown, headers: Readonly<Record<string, string>> = {}): WireAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(value === undefined ? '' : JSON.stringify(value)),
})

/** A client whose system answers these in turn; the last one again and again. */
export function clientOf(answers: readonly (WireAnswer | Error)[], more: Partial<HttpClientOptions> = {}) {
  const asked: WireRequest[] = []
  const client = httpClient({
    base: 'https://shop.example.com/v1',
    clock: { now: () => new Date('2026-01-05T08:00:00Z') },
    environment: {},
    ...more,
    transport: async (request) => {
      asked.push(request)
      const answer = answers[Math.min(asked.length, answers.length) - 1] ?? new Error('no answer')
      if (answer instanceof Error) throw answer
      return answer
    },
  })
  const read = () => client.read({ id: 'A-1' }, say, readOrder)
  const write = () => client.write({ id: 'A-1', quantity: 2 }, say, makeOrder, 'key-7')
  return { client, asked, read, write }
}

/** What came of it, an error too. */
export const outcome = async (work: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await work()
  } catch (error) {
    return error
  }
}
