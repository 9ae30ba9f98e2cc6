import { expect, test } from 'vitest'
import { ofRecord, type Provenance } from '../../facts/provenance.ts'
import type { GuardedArgument } from '../guarded-bearing.ts'
import { hostsIn, type Sending } from '../guarded-sending.ts'
import { load, refund, refundPolicy } from '../test-policy.ts'
import { decideEgress } from './egress.ts'

const told: Provenance = { trust: 'influenced', writers: [], owners: ['customer:C1'], internal: false }
const operator = { effect: 'approve', roles: ['operator'], count: 1 } as const

function decided(label: Partial<Provenance>, text = '', more: Partial<Sending> = {}, borne: readonly string[] = []) {
  const body = { name: 'body', label: { ...told, ...label }, hosts: hostsIn(text) }
  const sending = { to: 'email', reader: 'customer:C1', carries: [body], links: ['shop.example'], ...more }
  return decideEgress(sending, new Set(borne), [operator]).map(({ reason }) => [reason.effect, reason.text])
}

test('wording of ours about the reader goes out by itself, and words of the reader with it', () => {
  const allowed = [['allow', "customer:C1 may be told what body says, and it is nobody else's words."]]
  expect(decided({})).toEqual(allowed)
  expect(decided({ trust: 'outside', writers: ['customer:C1'] })).toEqual(allowed)
  expect(decideEgress(undefined, new Set(), [operator])).toEqual([])
})

test('#26 what belongs to another customer, or is for the organisation, goes to a person', () => {
  expect(decided({ owners: ['customer:C1', 'customer:C2'] })).toEqual([
    ['approve', 'body holds data of customer:C2, and goes to customer:C1, which asks for approval by operator.'],
  ])
  expect(decided({ ...ofRecord })).toMatchObject([['approve', expect.stringContaining('for the organisation only')]])
  expect(decided({}, '', { reader: undefined })).toMatchObject([['approve', expect.stringContaining('whoever email')]])
  expect(decided({ owners: ['customer'] }, '', { reader: 'customer' })).toMatchObject([['approve', expect.anything()]])
})

test('#22 #24 the words of a third party, and those of a model, go to a person', () => {
  expect(decided({ trust: 'outside', writers: ['customer:C1', 'carrier'] })).toEqual([
    ['approve', 'body is in the words of carrier, and goes to customer:C1, which asks for approval by operator.'],
  ])
  expect(decided({ trust: 'literal', writers: ['model'] })).toMatchObject([['approve', expect.anything()]])
  expect(decided({ trust: 'literal', writers: ['model'] }, '', {}, ['body'])).toMatchObject([
    ['allow', expect.anything()],
  ])
})

test.each([
  ['Look at https://evil.example/?d=4711', 'evil.example'],
  ['![x](http://evil.example/p.png?q=secret)', 'evil.example'],
  ['https://shop.example@evil.example/path', 'evil.example'],
  ['https://shop.example.evil.example/', 'shop.example.evil.example'],
  ['https://evilshop.example/', 'evilshop.example'],
  ['www.evil.example', 'www.evil.example'],
  ['evil.example/collect?x=1', 'evil.example'],
  ['javascript:alert(1)', 'javascript:'],
  ['ｈｔｔｐｓ://evil.example/', 'evil.example'],
  ['ftp://shop.example/file', 'ftp:'],
])('#27 a link that nobody listed is denied: %s', (text, host) => {
  expect(hostsIn(text)).toEqual([host])
  expect(decided({}, text)).toEqual([
    ['deny', `Denied, for body has a link to ${host}, which its action does not list.`],
  ])
})

test('a listed link passes, and so does one that a record or a person states', () => {
  expect(decided({}, 'See https://help.shop.example/returns and your order 4711.')).toMatchObject([
    ['allow', expect.anything()],
  ])
  expect(decided({ trust: 'record' }, 'https://evil.example/')).toMatchObject([['allow', expect.anything()]])
  expect(hostsIn('Your parcel comes on 3/4, and/or later; total 12.50/unit.')).toEqual([])
})

test('#27 words that an action leaves to the model are still looked at where they are sent', () => {
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
    carries: [
      { name: 'body', hosts: [], label: { trust: 'literal', writers: ['model'], owners: [], internal: false } },
    ],
  }
  const bearing = { arguments: [words], subject: undefined, entitled: undefined }
  expect(policies.decide(refund('50.00 GBP', { bearing, literals: ['body'] })).record.effect).toBe('allow')
  const { record } = policies.decide(refund('50.00 GBP', { bearing, literals: ['body'], sending }))
  expect(record.effect).toBe('approve')
  expect(record.reasons.map(({ layer }) => layer)).toContain('egress')
})
