import { expect, test } from 'vitest'
import { draftOf } from './draft.ts'
import type { Candidate } from './like.ts'

const text = `# What the shop lets be done.
policy: shop
tables:
  - table: refunds
    for: refund
    inputs: { Amount: arguments.amount, Kind: order.kind, Rush: "order.days < 3" }
    rows:
      - [small, '<= 50.00 GBP', '-', '-', allow]
      - [medium, '-', '-', 'true', approve by lead]
rules:
  - rule: letters
    for: tell
    when: order.vip
    then: approve by lead
    because: Letters last.
`
const files = [{ name: 'shop.yaml', text }]
const candidate = (rule: string, answer: Candidate['answer'] = 'approved', action = 'refund'): Candidate => ({
  action,
  rule,
  answer,
  region: { same: { 'order.kind': 'goods' }, bands: { 'arguments.amount': { from: '60.00 GBP', to: '90.00 GBP' } } },
  decisions: [],
  people: {},
  agreement: 1,
  against: [],
  prevented: undefined,
})

test('a row goes before the one that asked, with its cells where people’s decisions say nothing; comments stay', () => {
  const draft = draftOf(files, candidate('shop/refunds/medium'))
  expect('added' in draft && draft.added).toBe(
    '[as people approve, 0 times, 60.00 GBP .. 90.00 GBP, goods, true, allow]',
  )
  const rows = 'file' in draft ? draft.file.text.split('\n') : []
  expect(rows[0]).toBe('# What the shop lets be done.')
  expect(rows.findIndex((row) => row.includes('as people approve'))).toBe(
    rows.findIndex((row) => row.includes('medium')) - 1,
  )
})

test('a rule that asked asks no more where the new one allows; where people refuse, it still asks and the new one denies', () => {
  const allowed = draftOf(files, candidate('shop/letters', 'approved', 'tell'))
  const region = 'order.kind == "goods" && arguments.amount >= 60.00 GBP && arguments.amount <= 90.00 GBP'
  expect('file' in allowed && allowed.file.text).toContain(`when: (order.vip) && !(${region})`)
  expect('added' in allowed && allowed.added).toBe(`(order.vip) && ${region}: allow`)
  const denied = draftOf(files, candidate('shop/letters', 'rejected', 'tell'))
  expect('file' in denied && denied.file.text).toContain('    when: order.vip\n')
  expect('added' in denied && denied.added).toBe(`(order.vip) && ${region}: deny`)
})

test('what cannot be drafted says why', () => {
  expect(draftOf(files, candidate('shop/gone'))).toEqual({ problem: 'no policy file has shop/gone any more' })
  const unique = [{ name: 'shop.yaml', text: text.replace('    rows:', '    hit: unique\n    rows:') }]
  expect(draftOf(unique, candidate('shop/refunds/medium'))).toEqual({
    problem: 'table shop/refunds has hit: unique; a row of it cannot be put before another',
  })
})
