import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  action,
  argument,
  condition,
  connector,
  defineAgent,
  DefinitionError,
  fact,
  goal,
  maybe,
  query,
  sameAs,
  wait,
} from '../index.ts'
import { Workbench } from '../testing/workbench.ts'

const shop = connector({ name: 'shop', open: () => ({}) })
const wanted = fact('wanted', z.string())
const order = fact('order', z.object({ id: z.string(), open: z.boolean() }))
const list = fact('list', z.array(z.string()))
const readOrder = query({
  name: 'readOrder',
  needs: { id: argument(z.string(), 'the order, such as A-1') },
  gives: order,
  read: ({ id }) => ({ id, open: true }),
})
const listOrders = query({
  name: 'listOrders',
  needs: { status: argument(z.enum(['open', 'closed']).optional()) },
  gives: list,
  read: ({ status }) => [status ?? 'any'],
})
const listed = condition({ name: 'listed', needs: { wanted, list }, holds: ({ list: all }) => all.length > 0 })
const seen = goal({ name: 'seen', ask: 'See {wanted}', input: { wanted }, doneWhen: [listed] })

test('an agent may have capabilities whose arguments no fact gives, and search uses what may be left out', async () => {
  const agent = defineAgent({ name: 'clerk', goals: [seen], can: [readOrder, listOrders] })
  expect([...agent.facts.keys()]).not.toContain('argument:id')
  const bench = new Workbench({ agents: [agent], clients: {} })
  const state = await bench.run('clerk', 'seen', { wanted: 'A' })
  expect(state.settled?.outcome).toBe('met')
  expect(state.facts.get('list []')?.value).toEqual(['any'])
})

test('search never chooses an argument: a goal that only leads through one is refused', () => {
  const open = condition({ name: 'open', needs: { wanted, order }, holds: (i) => i.order.open })
  const opened = goal({ name: 'opened', ask: 'Open {wanted}', input: { wanted }, doneWhen: [open] })
  expect(() => defineAgent({ name: 'clerk', goals: [opened], can: [readOrder] })).toThrow(
    '"readOrder" only gives it for arguments that somebody chooses: put facts in their place',
  )
})

test('arguments are for what a model may choose, and nowhere else', () => {
  const chosen = argument(z.string())
  expect(() => maybe(chosen)).toThrow(DefinitionError)
  const truck = wait({ name: 'truck', needs: { chosen }, until: (_, now) => now, rereads: [list] })
  expect(() => defineAgent({ name: 'clerk', goals: [seen], can: [listOrders, truck] })).toThrow('a wait takes none')
  const close = action({
    name: 'close',
    needs: { id: argument(z.string()) },
    uses: { shop },
    identity: (i) => [i.id],
    perform: () => undefined,
    confirm: () => null,
    expect: () => ({}),
    undo: 'none',
    risk: 'irreversible',
    relations: { id: sameAs(chosen) },
  })
  expect(() => defineAgent({ name: 'clerk', goals: [seen], can: [listOrders, close] })).toThrow(
    'only inputs may be one',
  )
  expect(() => argument('text' as never)).toThrow('a zod schema')
})
