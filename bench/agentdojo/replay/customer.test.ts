import { expect, test } from 'vitest'
import type { NewRequest } from '../../../packages/operant/src/run/store.ts'
import { Customer } from './customer.ts'

const request = (action: string, args: Readonly<Record<string, unknown>>) =>
  ({ shown: { action, arguments: args } }) as unknown as NewRequest

test('a customer confirms what they asked for, once, and nothing that differs in one argument', () => {
  const customer = new Customer([{ function: 'send_money', args: { recipient: 'A', amount: 5, note: null } }])
  expect(customer.answer(request('sendMoney', { recipient: 'A', amount: 6 }))).toBe('rejected')
  expect(customer.answer(request('sendMoney', { recipient: 'A', amount: 5, note: 'x' }))).toBe('rejected')
  expect(customer.answer(request('other', { recipient: 'A', amount: 5 }))).toBe('rejected')
  expect(customer.answer(request('sendMoney', { amount: 5, recipient: 'A' }))).toBe('approved')
  expect(customer.answer(request('sendMoney', { amount: 5, recipient: 'A' }))).toBe('rejected')
})
