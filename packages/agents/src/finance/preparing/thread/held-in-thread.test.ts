import { execFile } from 'node:child_process'
import { hash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import type { Sources } from '../../sources/sources.ts'
import type { BookLineRecord } from '../../systems/books.ts'
import { forReview, posted, TestCompany } from '../../test-company.ts'
import { lateEntry } from '../../test-october.ts'
import { usualTerms } from '../../terms.ts'
import { Workpapers } from '../../workpaper/workpapers.ts'
import { SourcesChanged, StatementUntrue, type Systems } from '../prepare.ts'
import { heldInThread, type HeldInThread } from './held-in-thread.ts'

function folderOfTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'workpapers-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const execute = promisify(execFile)

/** As it stands in a program. */
const urlOf = (name: string) => JSON.stringify(new URL(name, import.meta.url).href)

/** Everything is worked out by a thread. */
const nothingHere = { lines: 0, bytes: 0 }

function companyWithThread(folder = folderOfTest()): TestCompany {
  const company = new TestCompany()
  const workpapers = new Workpapers(folder, nothingHere)
  onTestFinished(() => workpapers[Symbol.asyncDispose]())
  company.workpapers = workpapers
  return company
}

/** Files at any depth. */
function filesIn(folder: string): readonly string[] {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
  return all
    .filter((one) => one.isFile())
    .map((one) => relative(folder, join(one.parentPath, one.name)))
    .toSorted()
}

function entry(amountMinor: number, at: number): BookLineRecord {
  const texts = { cheque: '', party: 'ACME', text: '', batch: '' }
  return { id: `G${at}`, day: '2026-10-05', amountMinor, reference: `RCV${at}`, ...texts }
}

const none = async () => ({ lines: [], next: null })

/** A statement of so many payments, and the books that have just them. */
function month(lines: number): { readonly sources: Sources; readonly systems: Systems } {
  const amounts = Array.from({ length: lines }, (_, at) => 1_000 + ((at * 7_919) % 90_000))
  let balance = 0
  const rows = amounts.map((minor, at) => {
    balance += minor
    return `B${at},2026-10-05,2026-10-05,payment,${minor / 100},EUR,${balance / 100},ACME,,,,RCV${at}`
  })
  const head = 'id,booked,value,kind,amount,currency,balance,party,reference,cheque,charges,text'
  const file = Buffer.from([head, ...rows, ''].join('\n'))
  const sources: Sources = {
    account: 'A',
    bookAccount: '1800',
    iban: 'DE02500105170137075030',
    currency: 'EUR',
    period: '2026-10',
    statements: [{ id: 'S', sha256: hash('sha256', file) }],
    books: { lines, totalMinor: balance, last: null },
    openingBookMinor: 0,
    previous: null,
  }
  const systems: Systems = {
    bank: { download: async () => ({ base64: file.toString('base64'), next: null }) },
    books: { cashLines: async () => ({ lines: amounts.map(entry), next: null }), carriedLines: none, openLines: none },
  }
  return { sources, systems }
}

async function held(of: { readonly sources: Sources; readonly systems: Systems }): Promise<HeldInThread> {
  const made = await heldInThread({ ...of, terms: usualTerms }, folderOfTest())
  onTestFinished(() => made.end())
  return made
}

test('a month that a thread works out is posted, reported and filed as one that is worked out here', async () => {
  const folders = [folderOfTest(), folderOfTest()] as const
  const [here, thread] = [new TestCompany(), companyWithThread(folders[1])]
  here.workpapers = new Workpapers(folders[0])
  for (const company of [here, thread]) {
    await company.reconcile()
    expect((await company.bench.state('run1')).settled).toMatchObject({ outcome: 'met' })
  }
  // What goes together is written in any order.
  expect(thread.written.toSorted()).toEqual(here.written.toSorted())
  expect(posted(thread).toSorted()).toEqual(posted(here).toSorted())
  expect(forReview(thread).toSorted()).toEqual(forReview(here).toSorted())
  expect(thread.filed).toEqual(here.filed)
  const [id = ''] = readdirSync(folders[0])
  const names = filesIn(join(folders[0], id))
  // Four journals, five worklists, what is carried, and the report.
  expect(names).toHaveLength(14)
  expect(filesIn(join(folders[1], id))).toEqual(names)
  for (const name of names)
    expect(readFileSync(join(folders[1], id, name), 'utf8')).toBe(readFileSync(join(folders[0], id, name), 'utf8'))
})

test('it answers questions, and another month takes its place in between', async () => {
  const company = companyWithThread()
  const ask = (goal: string, input: Readonly<Record<string, string>>, run: string) =>
    company.bench.run('reconciliation', goal, input, run)
  await ask('what is open', { currency: 'EUR' }, 'open')
  await company.reconcile()
  await ask('why open', { line: 'B13' }, 'why')
  expect((await company.bench.state('open')).settled).toMatchObject({ outcome: 'met' })
  expect((await company.bench.state('why')).settled).toMatchObject({ outcome: 'met' })
  expect((await company.bench.state('run1')).settled).toMatchObject({ outcome: 'met' })
})

test('matching is done by the thread alone, and other runs of this process go on meanwhile', async () => {
  const { sources, systems } = month(3_000)
  let reading = true
  let used = 0
  const books: Systems['books'] = {
    ...systems.books,
    cashLines: async (of) => {
      const page = await systems.books.cashLines(of)
      reading = false
      return page
    },
  }
  // Whoever matches reads the terms after the last page.
  const terms = {
    ...usualTerms,
    get matching() {
      if (!reading) used += 1
      return usualTerms.matching
    },
  }
  const made = heldInThread({ sources, systems: { bank: systems.bank, books }, terms }, folderOfTest())
  onTestFinished(async () => (await made).end())
  expect((await made).summary).toMatchObject({ bankLines: 3_000, groups: 3_000, proof: { ties: true } })
  expect([reading, used]).toEqual([false, 0])
})

test('what goes wrong in a thread is what would go wrong here', async () => {
  const { sources, systems } = month(10)
  const other = Buffer.from('id;what')
  const broken = { ...sources, statements: [{ id: 'S', sha256: hash('sha256', other) }] }
  const bank = { download: async () => ({ base64: other.toString('base64'), next: null }) }
  await expect(held({ sources: broken, systems: { ...systems, bank } })).rejects.toThrow(StatementUntrue)
  const others = { ...sources, books: { ...sources.books, lines: 9 } }
  await expect(held({ sources: others, systems })).rejects.toThrow(SourcesChanged)
  const outage = new RangeError('the books are down')
  const books = { ...systems.books, cashLines: () => Promise.reject(outage) }
  await expect(held({ sources, systems: { ...systems, books } })).rejects.toBe(outage)
})

test('a page that cannot be given to a thread is an error, and nobody waits for it', async () => {
  const { sources, systems } = month(10)
  const lines = [{ ...entry(1_000, 0), told: () => 'no data' }]
  const books = { ...systems.books, cashLines: async () => ({ lines, next: null }) }
  await expect(held({ sources, systems: { ...systems, books } })).rejects.toThrow('could not be cloned')
})

test('a bank that never answers is given up', async () => {
  const { sources, systems } = month(10)
  const bank = { download: () => new Promise<never>(() => undefined) }
  const waiting = heldInThread({ sources, systems: { ...systems, bank }, terms: usualTerms }, folderOfTest(), 100)
  await expect(waiting).rejects.toThrow('the month was not worked out within 0.1 s')
})

test('a confined process starts no thread, and works it out by itself', async () => {
  const program = `
    import { TestCompany } from ${urlOf('../../test-company.ts')}
    import { Workpapers } from ${urlOf('../../workpaper/workpapers.ts')}
    const company = new TestCompany()
    company.workpapers = new Workpapers(${JSON.stringify(folderOfTest())}, ${JSON.stringify(nothingHere)})
    console.log((await company.reconcile()).settled?.outcome)
  `
  const flags = ['--permission', '--allow-fs-read=*', '--allow-fs-write=*', '-C', 'operant-source']
  const { stdout } = await execute(process.execPath, [...flags, '--input-type=module-typescript', '-e', program])
  expect(stdout).toBe('met\n')
})

test('once ended it answers nothing, and says so', async () => {
  const made = await held(month(10))
  expect(await made.lineStanding('B3')).toMatchObject({ kind: 'matched' })
  expect(await made.lineStanding('nothing')).toBeUndefined()
  await made.end()
  await expect(made.openItems()).rejects.toThrow('the thread that held the month has ended')
})

test('half a file and books that change are told by the run, whoever works it out', async () => {
  const half = companyWithThread()
  half.cutOff = 700
  expect((await half.reconcile()).settled?.why).toMatch(/cut off|field missing|field invalid|does not add up/)
  expect(half.written).toEqual([])
  const changing = companyWithThread()
  changing.beforePage = () => {
    changing.beforePage = () => undefined
    changing.lines.push(lateEntry)
  }
  expect((await changing.reconcile()).settled).toMatchObject({ outcome: 'met' })
})

test('a workpaper whose documents are gone from the folder is worked out again', async () => {
  const folder = folderOfTest()
  const workpapers = new Workpapers(folder, nothingHere)
  onTestFinished(() => workpapers[Symbol.asyncDispose]())
  const { sources, systems } = month(10)
  let orders = 0
  const order = async () => {
    orders += 1
    return { sources, systems, terms: usualTerms, bytes: 1 }
  }
  expect(await workpapers.ask('a', order, async ({ summary }) => summary.bankLines)).toBe(10)
  expect(await workpapers.ask('a', order, ({ documents }) => Promise.resolve(documents))).toBeUndefined()
  expect(orders).toBe(1)
  rmSync(join(folder, 'a'), { recursive: true })
  expect(await workpapers.carried('a', order)).toEqual({ carried: [], open: [] })
  expect(await workpapers.journal('a', 'no such journal', order)).toBeUndefined()
  expect(filesIn(join(folder, 'a'))).toEqual(['documents/carried.json'])
})

test('a thread that nobody asks anything is ended, and the month worked out again when somebody does', async () => {
  const workpapers = new Workpapers(folderOfTest(), { ...nothingHere, idle: 1 })
  onTestFinished(() => workpapers[Symbol.asyncDispose]())
  const orders: number[] = []
  const order = async () => {
    orders.push(10)
    return { ...month(10), terms: usualTerms, bytes: 1 }
  }
  const ask = () => workpapers.ask('a', order, ({ summary }) => Promise.resolve(summary.bankLines))
  expect(await ask()).toBe(10)
  while (orders.length < 2) {
    await sleep(20)
    expect(await ask()).toBe(10)
  }
})

test('of several large ones each is answered for itself, one after the other', async () => {
  const workpapers = new Workpapers(folderOfTest(), nothingHere)
  onTestFinished(() => workpapers[Symbol.asyncDispose]())
  const linesOf = (lines: number) =>
    workpapers.ask(
      `of ${lines}`,
      async () => ({ ...month(lines), terms: usualTerms, bytes: 1 }),
      async (paper) => [paper.summary.bankLines, (await paper.openItems()).count],
    )
  const answers = await Promise.all([10, 20, 10, 20].map(linesOf))
  expect(answers).toEqual([10, 20, 10, 20].map((lines) => [lines, 0]))
})
