import { expect, test } from 'vitest'
import { join } from 'node:path'
import { bankCompany } from '../testing/bank-company.ts'
import { temporaryDirectory } from '../testing/company.ts'
import { bankInvariants } from './bank-invariants.ts'
import { openDatabase } from './database.ts'
import { brokenInvariants } from './invariants.ts'

/** One deed against each rule. */
const misdeeds: Readonly<Record<string, string>> = {
  'the lines of a statement lead from its opening to its closing balance':
    'UPDATE bank_statement SET turnover_minor = turnover_minor + 1 WHERE sequence = 1',
  'a statement begins where the one before it ended, and none is missing between them':
    'UPDATE bank_statement SET opening_minor = opening_minor + 1, closing_minor = closing_minor + 1 WHERE sequence = 2',
  'a journal holds as many lines as it says, of its day and its accounts, and they come to what it says':
    'UPDATE posting SET minor = minor + 1 WHERE id = 1000009',
  'postings are of bank accounts, against others': "UPDATE gl_account SET kind = 'clearing' WHERE code = '1800'",
  'no two postings of an account have one number': 'UPDATE posting SET id = 1000001 WHERE id = 1000009',
  'what the books carried was all that parted them from the bank when the first month began':
    'UPDATE filed_reconciliation SET closing_book_minor = closing_book_minor + 1',
  'the first statement begins with the balance at which the month before it was filed':
    'UPDATE bank_statement SET opening_minor = opening_minor + 1, turnover_minor = turnover_minor - 1 WHERE sequence = 1',
  'card sales in the books are payments and refunds of the shop, each once': 'UPDATE payment SET captured_minor = 1',
  'a payout is what the books have of its day, less what was kept back':
    'UPDATE bank_entry SET charges_minor = charges_minor + 1',
  'a payout is on the statement of its day': 'UPDATE bank_entry SET statement = NULL',
}

test('every rule is tried', () => {
  expect(Object.keys(misdeeds)).toEqual(Object.keys(bankInvariants))
})

test.each(Object.entries(misdeeds))('%s', (invariant, misdeed) => {
  const tickets = { count: 40, truthFile: join(temporaryDirectory(), 'tickets') }
  const { directory } = bankCompany({ seed: 3, lines: 150, difficulty: 2, months: 2, tickets })
  const database = openDatabase(directory)
  expect(brokenInvariants(database)).toEqual([])
  database.execute('PRAGMA foreign_keys = OFF')
  database.execute(misdeed)
  expect(brokenInvariants(database).map((broken) => broken.invariant)).toContain(invariant)
  database.close()
})
