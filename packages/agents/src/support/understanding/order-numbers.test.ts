import { describe, expect, it } from 'vitest'
import { findOrderNumbers } from './order-numbers.ts'

describe('order numbers', () => {
  it.each([
    ['Where is ORD-1007?', ['ORD-1007']],
    ['ord-1007 please', ['ORD-1007']],
    ['my order 1007 is late', ['ORD-1007']],
    ['Order no. 1007', ['ORD-1007']],
    ['order number is 1007', ['ORD-1007']],
    ['Order Number: 1007.', ['ORD-1007']],
    ['order nr 1007', ['ORD-1007']],
    ['order #1007', ['ORD-1007']],
    ['it is about #1007!', ['ORD-1007']],
    ['# 1007', ['ORD-1007']],
    ['ord 1007', ['ORD-1007']],
    ['ord1007', ['ORD-1007']],
    ['ORD – 1007', ['ORD-1007']],
    ['ORD—1007', ['ORD-1007']],
    ['ORD_1007', ['ORD-1007']],
    ['ORD--1007', ['ORD-1007']],
    ['ORD.1007', ['ORD-1007']],
    ['0RD-1007', ['ORD-1007']],
    ['ORDER-1007', ['ORD-1007']],
    ['ORDER:1007', ['ORD-1007']],
    ['my order (1007) and', ['ORD-1007']],
    ['my order, number 1007, came', ['ORD-1007']],
    ['ORD-7', ['ORD-7']],
    ['ORD-1007-2 is the line', ['ORD-1007']],
    ['ORD-1007 items are missing', ['ORD-1007']],
    ['ORD-1007, 2 weeks ago', ['ORD-1007']],
    ['ORD-1007. Thanks', ['ORD-1007']],
    ['orders 1007, 1008 and 1009', ['ORD-1007', 'ORD-1008', 'ORD-1009']],
    ['ORD-1007 and ORD-1008, again ord-1007', ['ORD-1007', 'ORD-1008']],
    ['ORD-1007/1008', ['ORD-1007', 'ORD-1008']],
    ['order 1007 & 1008', ['ORD-1007', 'ORD-1008']],
    ['first #1009, then order 1007', ['ORD-1009', 'ORD-1007']],
  ])('finds them in %j', (text, expected) => {
    expect(findOrderNumbers(text)).toEqual(expected)
  })

  it.each([
    'call me on +44 7700 900123 or 0171 5551234',
    'I paid 1007.50 for the order',
    'my order of 2026-10-20',
    'order 2026-10-20',
    'order 20.10.2026',
    'order 1007.50 EUR',
    'the order 1500 EUR in total',
    'we order 1200 pieces a year',
    'I waited for the order 100 days',
    'order 64.00',
    'tracking 1Z999AA10123456784',
    'order tracking JD014600003828495012',
    'tracking #123456789',
    'invoice #1007 and ticket no. #1008',
    'INV-1007, SKU-55, TRK-1007, RMA-1007',
    'purchase order 1007',
    'PO #1007',
    '1000 Brussels, London SW1A 1AA, 10115 Berlin',
    'I ordered 2 kettles, order 2 of them went missing',
    'record 1007 and border 1007',
    'flat #1204',
    'order 12345678901234567890',
    'card 4111 1111 1111 1111',
    'colour #1007ff',
    '',
  ])('finds none in %j', (text) => {
    expect(findOrderNumbers(text)).toEqual([])
  })

  it('does not take a postcode for a second order', () => {
    expect(findOrderNumbers('order 1007, 1200 Brussels')).toEqual(['ORD-1007'])
    expect(findOrderNumbers('order 1007, 10115 Berlin')).toEqual(['ORD-1007'])
  })

  it('takes no time over hostile text', () => {
    const started = performance.now()
    findOrderNumbers('order '.repeat(20_000))
    findOrderNumbers('#'.repeat(50_000))
    findOrderNumbers('ord - '.repeat(20_000))
    findOrderNumbers(`orders ${'1007, '.repeat(2_000)}`)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})
