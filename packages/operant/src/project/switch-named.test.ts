import { expect, test } from 'vitest'
import { claims } from '../../../../examples/small-shop/agent.ts'
import { switchNamed } from './switch-named.ts'

test.each([
  ['all', undefined, 'all'],
  ['agent', 'claims', 'agent:claims'],
  ['action', 'refund', 'action:refund'],
  ['connector', 'shop', 'connector:shop'],
  ['entity', 'order:A-1', 'entity:order:A-1'],
  ['entity', 'order:a:b', 'entity:order:a:b'],
])('%s %s', (kind, name, means) => {
  expect(switchNamed([claims], kind, name)).toEqual({ switch: means })
})

test.each([
  ['everything', undefined, '"everything" cannot be stopped; say all, agent, action, connector or entity'],
  ['all', 'refund', '"all" stops everything, and takes no name'],
  ['action', undefined, 'say which action: refund, tell'],
  ['action', 'readOrder', 'there is no action "readOrder". Use one of: refund, tell'],
  ['agent', 'clams', 'there is no agent "clams". Did you mean "claims"?'],
  ['entity', 'A-1', 'write an entity as KIND:ID, such as order:O-1, not "A-1"'],
  ['entity', 'order:', 'write an entity as KIND:ID, such as order:O-1, not "order:"'],
])('%s %s is a mistake', (kind, name, problem) => {
  expect(switchNamed([claims], kind, name)).toEqual({ problem })
})

test('a kind of thing that no write is about is a mistake', () => {
  expect(switchNamed([claims], 'entity', 'invoice:1')).toMatchObject({
    problem: expect.stringContaining('there is no entity "invoice"') as string,
  })
})
