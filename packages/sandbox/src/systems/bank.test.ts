import { createHash } from 'node:crypto'
import { readStatement } from '@operant/reconciliation'
import { expect, test } from 'vitest'
import { downloaded, exampleOfReconciliation } from '../testing/bank-company.ts'
import { reached, ways } from '../testing/company.ts'
import { reconciliationExample } from '../world/bank/reconciliation-example.ts'

const { account, bankAccount, statement } = reconciliationExample

test.each(ways)('the statement of October is found and read, %s', async (way) => {
  const { company } = await reached(way, exampleOfReconciliation())
  expect(await company.bank.accounts()).toEqual([
    { id: bankAccount, iban: 'DE02120300000000202051', currency: 'EUR', title: 'Euro account', bookAccount: account },
  ])
  const [file, ...others] = await company.bank.statements({ account: bankAccount })
  expect(others).toEqual([])
  expect(file).toMatchObject({ id: statement, format: 'camt.053', sequence: 1, from: '2026-10-01', to: '2026-10-31' })
  const bytes = await downloaded(company, statement)
  expect(bytes.length).toBe(file?.bytes)
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(file?.sha256)
  const { head, lines } = await readStatement([bytes])
  expect(head).toMatchObject({ opening: { minor: 1_022_000 }, closing: { minor: 1_214_030 }, currency: 'EUR' })
  expect(lines.length).toBe(13)
  expect(lines.get(6)).toMatchObject({ minor: 24_985, chargesMinor: 839, kind: 'payout', bankReference: 'B7' })
  expect(lines.get(8)).toMatchObject({ minor: -300_000, kind: 'return', text: 'RCV1006 returned' })
})

test('a statement is there once the bank has delivered it, and an offset beyond its end is refused', async () => {
  const { company } = exampleOfReconciliation()
  await company.controls.setClock('2026-10-31T23:00:00Z')
  expect(await company.bank.statements({ account: bankAccount })).toEqual([])
  const whole = { statement, from: 0 }
  await expect(company.bank.download(whole)).rejects.toMatchObject({ code: 'unknown-statement', field: 'statement' })
  await company.controls.setClock('2026-11-01T06:00:00Z')
  const { base64, next } = await company.bank.download(whole)
  expect(next).toBeNull()
  const { length } = Buffer.from(base64, 'base64')
  expect(await company.bank.download({ statement, from: length })).toEqual({ base64: '', next: null })
  const beyond = company.bank.download({ statement, from: length + 1 })
  await expect(beyond).rejects.toMatchObject({ code: 'invalid-offset', field: 'from' })
})
