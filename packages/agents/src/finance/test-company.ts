import { linesHash } from '@operant/reconciliation'
import { createHash } from 'node:crypto'
import { Workbench, type WorkbenchOptions } from 'operant/testing'
import { reconciliationAgent } from './reconciliation-agent.ts'
import type { Bank, StatementRecord } from './systems/bank.ts'
import type {
  BookLineRecord,
  Books,
  FiledReconciliation,
  JournalRequest,
  OpenLine,
  WorklistRequest,
} from './systems/books.ts'
import { usualTerms, type ReconciliationTerms } from './terms.ts'
import { octoberEntries, octoberLines, octoberWithFees, type BankRow } from './test-october.ts'
import { itemsHash } from './preparing/summary.ts'
import { Workpapers, type Order } from './workpaper/workpapers.ts'
import type { AtHand } from './preparing/at-hand.ts'

type Filed = FiledReconciliation & { readonly carried: readonly string[]; readonly open: readonly OpenLine[] }

/** A company in memory with one account of the bank in euro, whose books hold October 2026. */
export class TestCompany {
  lines: BookLineRecord[] = [...octoberEntries]
  /** Statements by month. */
  readonly months = new Map<string, { readonly opening: number; rows: readonly BankRow[] }>([
    ['2026-10', { opening: 1_022_000, rows: octoberLines }],
  ])
  readonly journals: JournalRequest[] = []
  readonly worklists = new Map<string, WorklistRequest>()
  readonly filed: Filed[] = [
    {
      account: '1800',
      period: '2026-09',
      workpaper: 'september',
      statements: [],
      closingBankMinor: 1_022_000,
      closingBookMinor: 1_000_000,
      adjustedMinor: 1_000_000,
      files: [],
      carried: ['G0'],
      open: [],
    },
  ]
  /** What was written, in order. */
  readonly written: string[] = []
  /** Called before each write, and after it before it answers. */
  touch: (what: string) => void = () => undefined
  answer: (what: string) => void = () => undefined
  /** Called before a page of lines is read. */
  beforePage: () => void = () => undefined
  /** Bytes of a file after which the bank breaks off. */
  cutOff = Number.POSITIVE_INFINITY
  workpapers = new Workpapers()
  private readonly terms: ReconciliationTerms
  readonly bench: Workbench

  constructor(options: Partial<WorkbenchOptions> = {}, terms = usualTerms) {
    this.terms = terms
    this.bench = new Workbench({
      agents: [reconciliationAgent],
      clients: this.clients(),
      now: new Date('2026-11-02T09:00:00Z'),
      people: [
        { name: 'tester', roles: ['finance'] },
        { name: 'carla', roles: ['controller'] },
      ],
      ...options,
    })
  }

  reconcile(period = '2026-10', run = 'run1') {
    return this.bench.run('reconciliation', 'reconcile', { period, currency: 'EUR' }, run)
  }

  clients(): Readonly<Record<string, unknown>> {
    return {
      bank: this.bank(),
      books: this.books(),
      // Another process has another one.
      workpapers: {
        ask: <Answer>(id: string, order: () => Promise<Order>, what: (paper: AtHand) => Promise<Answer>) =>
          this.workpapers.ask(id, order, what),
        journal: (id: string, number: string, order: () => Promise<Order>) =>
          this.workpapers.journal(id, number, order),
        worklist: (id: string, number: string, order: () => Promise<Order>) =>
          this.workpapers.worklist(id, number, order),
        carried: (id: string, order: () => Promise<Order>) => this.workpapers.carried(id, order),
        forget: (id: string) => this.workpapers.forget(id),
      },
      reconciliationTerms: this.terms,
    }
  }

  /** Of all lines of the month and before, and of what was posted. */
  balance(on: string): number {
    const own = this.lines.filter((line) => line.day <= on && line.id !== 'G0')
    const adjusting = this.journals.filter((one) => one.day <= on).flatMap(({ lines }) => lines)
    return 1_000_000 + [...own, ...adjusting].reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  }

  private fileOf(month: { readonly opening: number; readonly rows: readonly BankRow[] }): string {
    return csvOf(month).slice(0, this.cutOff)
  }

  private bank(): Bank {
    return {
      accounts: async () => [
        { id: 'A-EUR', iban: 'DE02500105170137075030', currency: 'EUR', title: 'Euro account', bookAccount: '1800' },
      ],
      statements: async () =>
        [...this.months].map(([month, of], index): StatementRecord => {
          const file = this.fileOf(of)
          return {
            id: `S-${month}`,
            account: 'A-EUR',
            format: 'csv',
            sequence: Number(month.slice(5)),
            from: `${month}-01`,
            to: new Date(Date.UTC(2026, 10 + index, 0)).toISOString().slice(0, 10),
            bytes: file.length,
            sha256: createHash('sha256').update(file).digest('hex'),
          }
        }),
      download: async ({ statement, from }) => {
        const of = this.months.get(statement.slice(2))
        const file = of ? this.fileOf(of) : ''
        const next = from + 512
        return {
          base64: Buffer.from(file).subarray(from, next).toString('base64'),
          next: next < file.length ? next : null,
        }
      },
    }
  }

  private books(): Books {
    const write = (what: string, change: () => void): void => {
      this.touch(what)
      change()
      this.written.push(what)
      this.answer(what)
    }
    const found = (period: string) => this.filed.findLast((one) => one.period === period) ?? null
    const inMonth = (of: { readonly from: string; readonly to: string }) =>
      this.lines.filter((line) => line.day >= of.from && line.day <= of.to)
    return {
      balance: async ({ on }) => ({ amount: (this.balance(on) / 100).toFixed(2), currency: 'EUR' }),
      cashLines: async (of) => {
        this.beforePage()
        const all = inMonth(of)
        const begin = of.after === null ? 0 : Number(of.after)
        const next = begin + 7 < all.length ? String(begin + 7) : null
        return { lines: all.slice(begin, begin + 7), next }
      },
      cashTotals: async (of) => {
        const all = inMonth(of)
        const totalMinor = all.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
        return { lines: all.length, totalMinor, last: all.at(-1)?.id ?? null }
      },
      postJournal: async (journal) => {
        if (this.journals.some((one) => one.number === journal.number)) throw new Error('the number is taken')
        write(`journal ${journal.number}`, () => this.journals.push(journal))
      },
      findJournal: async ({ number }) => {
        const journal = this.journals.find((one) => one.number === number)
        if (!journal) return null
        const totalMinor = journal.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
        return { ...journal, lines: journal.lines.length, totalMinor, sha256: linesHash(journal.lines) }
      },
      assignWorklist: async (worklist) =>
        write(`worklist ${worklist.number}`, () => this.worklists.set(worklist.number, worklist)),
      findWorklist: async ({ number }) => {
        const worklist = this.worklists.get(number)
        return worklist ? { ...worklist, items: worklist.items.length, sha256: itemsHash(worklist.items) } : null
      },
      fileReconciliation: async (filed) => write(`filed ${filed.period}`, () => this.filed.push(filed)),
      findReconciliation: async ({ period }) => found(period),
      latestReconciliation: async () => this.filed.at(-1) ?? null,
      carriedLines: async ({ period }) => {
        const carried = new Set(found(period)?.carried)
        return { lines: this.lines.filter(({ id }) => carried.has(id)), next: null }
      },
      openLines: async ({ period }) => ({ lines: found(period)?.open ?? [], next: null }),
    }
  }
}

/** The bank's charges are 12,000.00: a controller is asked. */
export function withDearFees(minor = -1_200_000): TestCompany {
  const company = new TestCompany()
  company.months.set('2026-10', { opening: 1_022_000, rows: octoberWithFees(minor) })
  return company
}

/** What a company has posted, line by line. */
export function posted({ journals }: TestCompany): readonly string[] {
  return journals.flatMap(({ code, day, counter, lines }) =>
    lines.map(({ about, amountMinor }) => `${day} ${code} ${counter} ${about} ${amountMinor}`),
  )
}

/** What somebody has to look at. */
export function forReview({ worklists }: TestCompany): readonly string[] {
  return [...worklists.values()].flatMap(({ owner, class: name, items }) =>
    items.map(({ about, amountMinor }) => `${owner}: ${about} ${name} ${amountMinor}`),
  )
}

/** A list as the bank writes it. */
function csvOf({ opening, rows }: { readonly opening: number; readonly rows: readonly BankRow[] }): string {
  let balance = opening
  const lines = rows.map(([id, day, minor, kind, text, party, charges]) => {
    balance += minor
    const kept = charges === 0 ? '' : amount(charges)
    return [id, day, day, kind, amount(minor), 'EUR', amount(balance), party, '', '', kept, text].join(',')
  })
  return ['id,booked,value,kind,amount,currency,balance,party,reference,cheque,charges,text', ...lines, ''].join('\n')
}

function amount(minor: number): string {
  return (minor / 100).toFixed(2)
}
