import { describe, expect, it } from 'vitest'
import { clausesOf } from './expression.ts'
import { conditionProblems, denyingWhen, facts, refund } from '../test-policy.ts'

const holds = (condition: string, amount = '50.00 GBP', changes: Record<string, unknown> = {}) =>
  denyingWhen(condition).decide(refund(amount, { spends: undefined, facts: { ...facts, ...changes } })).record
    .effect === 'deny'

describe('a condition', () => {
  it.each([
    ['arguments.amount > 40.00 GBP', true],
    ['arguments.amount > 50.00 GBP', false],
    ['arguments.amount * 2 >= 100.00 GBP', true],
    ['arguments.amount + 1.00 GBP == 51.00 GBP', true],
    ['-arguments.amount < 0.00 GBP', true],
    ['arguments.amount <= 100.00 GBP|110.00 EUR', true],
    ['customer.riskScore * 10 < 3', true],
    ['customer.riskScore == 0.2 && order.lines.size() == 1', true],
    ['order.carrierStatus in ["lost", "delivered"]', true],
    ['order.carrierStatus != "lost"', false],
    ['order.lines.exists(line, line.kind == "goods" && line.price > 10.00 GBP)', true],
    ['order.lines[0].price < 10.00 GBP', false],
    ['has(order.delivery) && order.delivery.days > 3', false],
    ['order.delivery != null && order.delivery.days > 3', false],
    ['order.delivery == null || order.delivery.days > 3', true],
    ['!has(customer.tier) || customer.tier == "gold"', true],
    ['has(customer.tier) ? customer.tier == "gold" : true', true],
    ['has(remedy.amount) && remedy.amount > 10.00 GBP', false],
    ['now - customer.since > duration("48h")', true],
    ['now.getHours("Europe/London") < 9', false],
    ['startedBy == agent', false],
    ['shop.open', true],
    ['customer.id.startsWith("c")', true],
    ['customer.since < timestamp("2021-01-01T00:00:00Z")', true],
  ])('%s is %s', (condition, expected) => {
    expect(conditionProblems(condition)).toEqual([])
    expect(holds(condition)).toBe(expected)
  })

  it('denies where two currencies meet, even through !=', () => {
    expect(holds('arguments.amount == 50.00 GBP', '50.00 EUR')).toBe(true)
    expect(holds('arguments.amount != 50.00 GBP', '50.00 EUR')).toBe(true)
  })

  it.each([
    'ticket.body == "x"',
    'ticket.body == ticket.body',
    'ticket.body.contains("x")',
    'size(ticket.body) > 1',
    'string(ticket.body) == "x"',
    'dyn(ticket.body) == "x"',
    'type(ticket.body) == type("x")',
    'ticket.body in [ticket.body]',
    '[ticket.body] == [ticket.body]',
    'size([ticket.body]) == 1',
    'has(ticket.body)',
    'ticket.body != null',
    'true ? true : ticket.body == "x"',
    'order.lines.exists(line, line.note == "x")',
    'order.lines[0].note == "x"',
    'has(order.lines[0].note)',
    'ticket["body"] == "x"',
    'order == order',
    'order.lines.map(line, line.note).size() == 1',
    'ticket.tags.size() == 1',
    'ticket.tags.exists(tag, tag == "x")',
  ])('cannot depend on text from outside: %s', (condition) => {
    expect(conditionProblems(condition)).toHaveLength(1)
  })

  it.each([
    ['arguments.amount <= 100', /Write money with its currency/],
    ['arguments.amount <= 100.0', /Write money with its currency/],
    ['arguments.amount * 0.5 > 1.00 GBP', /Write money/],
    ['arguments.amount > 1.005 GBP', /100\.00 GBP/],
    ['customer.riskScore == "high"', /one kind/],
    ['customer.riskScore', /riskScore > 0\.7/],
    ['customer.id.matches("(a+)+$")', /one of|Did you mean/],
    ['dyn(1) == 1', /Use one of|Did you mean/],
    ['cel.bind(x, 1, x > 0)', /Did you mean|Use one of|Text is written/],
    ['customer.constructor == "x"', /one of|Did you mean/],
    ['customer.__proto__ == "x"', /one of|Did you mean/],
    ['constructor == "x"', /quotes/],
    ['order.delivery.days > 3', /has\(order\.delivery\.days\)/],
    ['has(order.delivery) || order.delivery.days > 3', /Guard it/],
    ['!has(order.delivery) && order.delivery.days > 3', /Guard it/],
    ['has(customer.tier) && order.delivery.days > 3', /Guard it/],
    ['customer', /Name one of its fields/],
    ['order.lines.exists(order, order.kind == "gift")', /another name/],
    ['order.lines.exists(line, line.kind == "present")', /goods|gift/],
    ['order.lines.exists(line, line.colour == "red")', /sku/],
    ['now.getHours("Mars") > 1', /Europe\/London/],
    ['duration("long") > duration("1h")', /48h/],
    ['"a" == lost', /quotes/],
  ])('is refused: %s', (condition, mend) => {
    expect(conditionProblems(condition)).toMatchObject([{ mend: expect.stringMatching(mend) }])
  })

  it('is refused when it is too large or too deep', () => {
    expect(conditionProblems(Array.from({ length: 300 }, () => 'customer.suspended').join(' || '))).toHaveLength(1)
    expect(conditionProblems(`${'['.repeat(40)}1${']'.repeat(40)} == []`)).toHaveLength(1)
    expect(conditionProblems(`${'('.repeat(5000)}true${')'.repeat(5000)}`)).toHaveLength(1)
  })

  it('sees own properties only', () => {
    const inherited: unknown = Object.create({ suspended: false })
    const { record } = denyingWhen('customer.suspended').decide(refund('1.00 GBP', { facts: { customer: inherited } }))
    expect(record).toMatchObject({
      effect: 'deny',
      reasons: [
        {},
        { text: 'Denied, for rule r cannot be judged: customer.suspended is missing, expected true or false.' },
        {},
      ],
    })
  })

  it('denies where what it must look at is missing, though the rest would decide it', () => {
    expect(holds('customer.suspended || order.total > 1.00 GBP', '1.00 GBP', { customer: {} })).toBe(true)
    expect(holds('customer.suspended && order.total < 1.00 GBP', '1.00 GBP', { customer: {} })).toBe(true)
  })

  it('takes keys that JavaScript gives a meaning as mere text', () => {
    const customer: unknown = JSON.parse(
      '{"id":"__proto__","riskScore":0.1,"suspended":false,"__proto__":{"suspended":true}}',
    )
    expect(holds('customer.suspended', '1.00 GBP', { customer })).toBe(false)
    expect(holds('customer.id == "__proto__"', '1.00 GBP', { customer })).toBe(true)
  })

  it('is explained part by part, without outside text', () => {
    const { record } = denyingWhen('order.total > 100.00 GBP && customer.riskScore < 0.5').decide(
      refund('1.00 GBP', { spends: undefined }),
    )
    expect(record.reasons.at(-1)).toEqual({
      layer: 'rule',
      rule: 'p/r',
      effect: 'deny',
      text: 'Rule "r" denies this.',
      clauses: [
        { source: 'order.total > 100.00 GBP', result: 'true', values: { 'order.total': '250.00 GBP' } },
        { source: 'customer.riskScore < 0.5', result: 'true', values: { 'customer.riskScore': '0.2' } },
      ],
    })
    expect(JSON.stringify(record)).not.toContain('SECRET')
  })
})

describe('clausesOf', () => {
  it('splits at the top only, minding brackets and quotes', () => {
    expect(clausesOf('(a && b) && c == "x && y" && d[0]')).toEqual(['(a && b)', 'c == "x && y"', 'd[0]'])
    expect(clausesOf('a && b || c')).toEqual(['a && b || c'])
  })
})
