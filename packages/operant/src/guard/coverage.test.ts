import { describe, expect, it } from 'vitest'
import { loadPolicies } from './load.ts'
import { load, vocabulary } from './test-policy.ts'

const table = (inputs: string, rows: readonly string[], hit = 'first') =>
  `policy: p\ntables:\n  - table: t\n    for: orders.cancel\n    hit: ${hit}\n    inputs: { ${inputs} }\n    rows:\n${rows.map((row) => `      - [${row}]\n`).join('')}`
const warnings = (inputs: string, rows: readonly string[], currencies?: readonly string[]) =>
  load(table(inputs, rows), currencies ? { currencies } : {}).warnings.map(
    (warning) => `${warning.line}: ${warning.message}`,
  )

describe('#8 the review of a table', () => {
  it('finds nothing where every case has a row', () => {
    expect(
      warnings('Risk: customer.riskScore, Carrier: order.carrierStatus', [
        'a, "< 0.7", "-", allow',
        'b, ">= 0.7", lost, deny',
        'c, "-", not lost, escalate to risk',
      ]),
    ).toEqual([])
    expect(warnings('Days: order.delivery.days', ['a, "<= 3", allow', 'b, ">= 4", deny', 'c, missing, deny'])).toEqual(
      [],
    )
  })

  it('finds the one value between two rows', () => {
    expect(warnings('Risk: customer.riskScore', ['a, "< 0.7", allow', 'b, "> 0.7", deny'])).toEqual([
      '8: No row of table t covers Risk 0.7; such a call is denied',
    ])
    expect(warnings('Total: order.total', ['a, "<= 100.00 GBP", allow', 'b, "> 100.01 GBP", deny'], ['GBP'])).toEqual([
      '8: No row of table t covers Total 100.01 GBP; such a call is denied',
    ])
  })

  it('finds currencies without a limit, unless the currencies are closed', () => {
    const rows = ['a, "<= 100.00 GBP", allow', 'b, "> 100.00 GBP", deny']
    expect(warnings('Total: order.total', rows)).toEqual([
      expect.stringContaining('No row of table t covers Total an amount in another currency'),
    ])
    expect(warnings('Total: order.total', rows, ['GBP'])).toEqual([])
    expect(warnings('Total: order.total', rows, ['GBP', 'EUR'])).toEqual([
      expect.stringContaining('No row of table t covers Total 0.00 EUR'),
    ])
  })

  it('finds missing values and amounts below zero that no row covers', () => {
    expect(
      warnings('Days: order.delivery.days', ['a, "<= 3", allow', 'b, not missing, deny', 'c, missing, deny']),
    ).toEqual([])
    expect(warnings('Tier: customer.tier', ['a, gold, allow', 'b, missing, deny'])).toEqual([
      '8: No row of table t covers Tier basic; such a call is denied',
    ])
    expect(
      warnings('Total: order.total', ['a, "-5.00 GBP .. 5.00 GBP", allow', 'b, "> 5.00 GBP", deny'], ['GBP']),
    ).toEqual(['8: No row of table t covers Total -5.01 GBP; such a call is denied'])
  })

  it('finds rows that never decide', () => {
    expect(
      warnings('Carrier: order.carrierStatus', ['a, "lost, delivered", allow', 'b, lost, deny', 'c, "-", deny']),
    ).toEqual([expect.stringContaining('9: Row "b" of table t never decides')])
  })

  it('refuses rows that overlap where one may match', () => {
    const loaded = loadPolicies(
      [
        {
          path: 'p.yaml',
          text: table('Risk: customer.riskScore', ['a, "<= 0.7", allow', 'b, ">= 0.7", deny'], 'unique'),
        },
      ],
      vocabulary,
    )
    expect(loaded).toMatchObject({
      kind: 'refused',
      problems: [{ line: 9, message: 'Rows "a" and "b" of table t both match Risk 0.7' }],
    })
  })

  it('is bounded, and says so', () => {
    const inputs = Array.from({ length: 10 }, (_, index) => `C${index}: customer.riskScore + ${index}`).join(', ')
    const cells = Array.from({ length: 10 }, (_, index) => `"< ${index}.5"`).join(', ')
    const started = performance.now()
    expect(warnings(inputs, [`a, ${cells}, allow`, `b, ${cells.replaceAll('<', '>=')}, deny`])).toEqual([
      expect.stringMatching(/the first 20000 of \d+ combinations were looked at/),
    ])
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
