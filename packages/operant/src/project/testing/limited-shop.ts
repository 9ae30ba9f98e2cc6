import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { action } from '../../agent/action.ts'
import { condition } from '../../agent/condition.ts'
import { connector, type SystemLimits } from '../../agent/connector.ts'
import { defineAgent } from '../../agent/define-agent.ts'
import { goal } from '../../agent/goal.ts'
import { query } from '../../agent/query.ts'
import { fact } from '../../facts/fact.ts'
import { assembleProject } from '../load-project.ts'
import type { ProjectDefinition } from '../define-project.ts'

/** A system over HTTP that watches how it is called. */
export interface WatchedShop {
  readonly base: string
  /** Calls that have begun, and the most that were under way at one time. */
  readonly seen: { calls: number; under: number; most: number }
  readonly booked: readonly string[]
  close(): Promise<void>
}

/** Each call takes `takes` milliseconds; after that it is done, whether the caller is still there or not. */
export async function watchedShop(takes: number): Promise<WatchedShop> {
  const seen = { calls: 0, under: 0, most: 0 }
  const booked: string[] = []
  const server = createServer((request, response) => {
    seen.calls += 1
    seen.under += 1
    seen.most = Math.max(seen.most, seen.under)
    const id = request.url?.split('/').at(-1) ?? ''
    setTimeout(() => {
      seen.under -= 1
      if (request.method === 'POST') booked.push(id)
      response.end(JSON.stringify({ there: booked.includes(id) }))
    }, takes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    base: `http://127.0.0.1:${port}`,
    seen,
    booked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const shop = connector({
  name: 'shop',
  open:
    ({ base = '' }) =>
    async (method: 'GET' | 'POST', id: string) =>
      z.object({ there: z.boolean() }).parse(await (await fetch(`${base}/${id}`, { method })).json()),
})
const orderId = fact('orderId', z.string())
const stock = fact('stock', z.object({ there: z.boolean() }))

const readStock = query({
  name: 'readStock',
  needs: { id: orderId },
  gives: stock,
  uses: { shop },
  read: (i, u) => u.shop('GET', `stock-${i.id}`),
})
const booked = condition({
  name: 'booked',
  needs: { id: orderId },
  uses: { shop },
  holds: async (i, u) => (await u.shop('GET', i.id)).there,
})
const book = action({
  name: 'book',
  needs: { id: orderId, stock },
  uses: { shop },
  makes: booked,
  identity: (i) => ['book', i.id],
  perform: async (i, u) => void (await u.shop('POST', i.id)),
  confirm: async (i, u) => ((await u.shop('GET', i.id)).there ? { done: true } : null),
  expect: () => ({ done: true }),
  timeout: '10s',
  undo: 'none',
  risk: 'irreversible',
})

const policy = `policy: booking
rules:
  - rule: book
    for: book
    then: allow
    because: It is a test.
`
const booker = defineAgent({
  name: 'booker',
  goals: [goal({ name: 'book', ask: 'Book {orderId}', input: { orderId }, doneWhen: [booked] })],
  can: [readStock, book],
  policies: [{ path: 'booking.yaml', text: policy }],
})

/** A project that books one order a run: a read, a look, a write, and a look whether it is there. */
export function bookingProject(base: string, limits: SystemLimits) {
  const definition: ProjectDefinition = {
    agents: [booker],
    clients: { shop: { base } },
    principals: [{ name: 'olga', roles: ['operator'] }],
    systemLimits: { shop: limits },
  }
  return assembleProject('/nowhere/operant.config.ts', definition)
}
