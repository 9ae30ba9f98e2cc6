import {
  brokenInvariants,
  type Company,
  createReconciliationExample,
  openCompany,
  openDatabase,
  reconciliationExample,
} from '@operant/sandbox'
import { createBankCompany } from '@operant/sandbox/planter'
import { Workbench } from 'operant/testing'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { reconciliationAgent } from './reconciliation-agent.ts'
import { usualTerms } from './terms.ts'
import { Workpapers } from './workpaper/workpapers.ts'

function companyIn(make: (directory: string, truthFile: string) => void): {
  readonly company: Company
  readonly directory: string
} {
  const root = mkdtempSync(join(tmpdir(), 'reconciliation-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const directory = join(root, 'company')
  make(directory, join(root, 'truth.jsonl'))
  const company = openCompany({ directory })
  onTestFinished(() => company.close())
  return { company, directory }
}

async function benchOf(company: Company): Promise<Workbench> {
  return new Workbench({
    agents: [reconciliationAgent],
    clients: {
      bank: company.bank,
      books: company.books,
      workpapers: new Workpapers(),
      reconciliationTerms: usualTerms,
    },
    now: new Date(await company.controls.clock()),
    people: [
      { name: 'tester', roles: ['finance'] },
      { name: 'carla', roles: ['controller'] },
    ],
  })
}

async function reconcile(bench: Workbench, period: string, run = `run ${period}`) {
  await bench.run('reconciliation', 'reconcile', { period, currency: 'EUR' }, run)
  await bench.pass('1h')
  while (bench.open(run, 'approve').length > 0) await bench.decide(run, 'approved', 'carla')
  return bench.state(run)
}

const operations = async (company: Company) =>
  (await company.ledger.writes()).map(({ system, operation }) => `${system}.${operation}`)

test('October of the sample company ties at 11,945.30, also where the books break off in between', async () => {
  const { company, directory } = companyIn((path) => createReconciliationExample({ directory: path }))
  const strikes = ['time-out-after', 'time-out-before', 'rate-limit'] as const
  await company.faults.script({ system: 'books', operation: 'postJournal', strikes: [...strikes] })
  await company.faults.script({ system: 'books', operation: 'fileReconciliation', strikes: ['time-out-after'] })
  await company.faults.set({ system: 'books', operation: 'findJournal', kind: 'stale-read', remaining: 2 })
  const state = await reconcile(await benchOf(company), '2026-10')
  expect(state.settled).toMatchObject({ outcome: 'met' })
  const { account, period } = reconciliationExample
  expect(await company.books.findReconciliation({ account, period })).toMatchObject({
    adjustedMinor: 1_194_530,
    closingBookMinor: 1_439_304,
  })
  expect(await company.books.balance({ account, on: '2026-10-31' })).toMatchObject({ amount: '14370.30' })
  const written = await operations(company)
  expect(written.filter((one) => one === 'books.postJournal')).toHaveLength(4)
  expect(written.filter((one) => one === 'books.assignWorklist')).toHaveLength(5)
  expect(written.filter((one) => one === 'books.fileReconciliation')).toHaveLength(1)
  const database = openDatabase(directory)
  expect(brokenInvariants(database)).toEqual([])
  database.close()
})

test.each(['csv', 'camt.053', 'mt940', 'ofx'] as const)(
  'month follows month, statements as %s',
  { timeout: 120_000 },
  async (format) => {
    const { company, directory } = companyIn((path, truthFile) =>
      createBankCompany({ directory: path, truthFile, seed: 11, lines: 300, difficulty: 3, months: 2, format }),
    )
    const bench = await benchOf(company)
    for (const period of ['2026-10', '2026-11'])
      expect((await reconcile(bench, period)).settled).toMatchObject({ outcome: 'met' })
    const written = await operations(company)
    expect((await reconcile(bench, '2026-11', 'again')).settled).toMatchObject({
      outcome: 'met',
      why: 'every check holds',
    })
    expect(await operations(company)).toEqual(written)
    const database = openDatabase(directory)
    expect(brokenInvariants(database)).toEqual([])
    database.close()
  },
)
