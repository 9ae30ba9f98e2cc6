import { expect, test } from 'vitest'
import type { GuardedArgument } from '../bearing.ts'
import type { Sending } from '../egress.ts'
import { load, refund, refundPolicy } from '../test-policy.ts'

const { policies } = load(refundPolicy)
const words: GuardedArgument = {
  name: 'body',
  value: 'Here is what I know.',
  declared: false,
  label: 'literal',
  origin: "a value of the model's own",
  privileged: false,
  free: true,
  relation: undefined,
}
const sending: Sending = {
  to: 'email',
  reader: 'customer:c1',
  links: [],
  carries: [{ name: 'body', hosts: [], label: { trust: 'literal', writers: ['model'], owners: [], internal: false } }],
}
const bearing = { arguments: [words], subject: undefined, entitled: undefined }

test('#27 words that an action leaves to the model are still looked at where they are sent', () => {
  expect(policies.decide(refund('50.00 GBP', { bearing, literals: ['body'] })).record.effect).toBe('allow')
  const { record } = policies.decide(refund('50.00 GBP', { bearing, literals: ['body'], sending }))
  expect(record.effect).toBe('approve')
  expect(record.reasons.map(({ layer }) => layer)).toContain('egress')
})
