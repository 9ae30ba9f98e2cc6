import { type CompanyDatabase, openDatabase } from '../../database/database.ts'
import { drawsOf } from '../../random.ts'
import { instantOn, isWeekday, monthAfter } from '../../records/bank/months.ts'
import { addJournal, addPosting, lineId, placeOf } from '../../records/bank/postings.ts'
import { isoDay } from '../../records/bank/writing/written.ts'
import { nextNumber } from '../../systems/settings.ts'
import { counterAccounts } from '../../records/bank/counter-accounts.ts'

export interface WorkedOff {
  /** The first line that the item was about, as the bank or the books call it. */
  readonly about: string
  /** The line of the books that puts it right. */
  readonly entry: string
}

export interface WorkOffOptions {
  /** Of the books. */
  readonly account: string
  /** Whose worklists are worked off. */
  readonly period: string
  readonly seed: number
  /** Of the items, those that are done: a part of one. */
  readonly share: number
}

/** What people put right in the books. The rest is for the bank, or takes somebody who finds out more. */
const bookable = ['booked twice', 'transposed', 'wrong sign', 'difference', 'returned', 'not booked']

/** Days of the next month within which people get to it. */
const within = 12

interface Item {
  about: string
  minor: number
  text: string
}

/**
 * People of accounting book in the next month what a reconciliation gave them to look at: as much as the item says, with the
 * document where the books have one, and otherwise for the party that is called most like the one that the bank tells.
 */
export function workOffWorklists(directory: string, options: WorkOffOptions): readonly WorkedOff[] {
  const database = openDatabase(directory)
  try {
    return database.transaction(() => book(database, options))
  } finally {
    database.close()
  }
}

function book(database: CompanyDatabase, { account, period, seed, share }: WorkOffOptions): readonly WorkedOff[] {
  const items = database.all<Item>(
    `SELECT i.about, i.amount_minor AS minor, i.text FROM worklist_item i JOIN worklist w ON w.number = i.worklist
     WHERE w.account = ? AND w.period = ? AND w.class IN (${bookable.map((name) => `'${name}'`).join()})
     ORDER BY i.worklist, i.position`,
    account,
    period,
  )
  const { first } = monthAfter(period, 1)
  const days = Array.from({ length: within }, (_, at) => first + at).filter(isWeekday)
  const drawn = items.flatMap((item, at) => {
    const draws = drawsOf(seed, `worked off ${period}`, at)
    const day = days[draws.integer(0, days.length - 1)] ?? first
    return draws.chance(share) && item.minor !== 0 ? [{ item, day }] : []
  })
  const journals = Map.groupBy(drawn, ({ item, day }) => `${item.minor > 0 ? 'receipts' : 'payments'} ${isoDay(day)}`)
  const known = partiesOf(database, account)
  return [...journals.values()].flatMap((all) => bookDay(database, account, known, all))
}

function bookDay(
  database: CompanyDatabase,
  account: string,
  known: readonly Party[],
  all: readonly { readonly item: Item; readonly day: number }[],
): readonly WorkedOff[] {
  const isIn = (all[0]?.item.minor ?? 0) > 0
  const day = all[0]?.day ?? 0
  const source = isIn ? 'receipts' : 'payments'
  const counter = isIn ? counterAccounts.receivables : counterAccounts.payables
  const journal = `${isIn ? 'CR' : 'CP'}-${account}-${isoDay(day).replaceAll('-', '')}`
  const totalMinor = all.reduce((sum, { item }) => sum + item.minor, 0)
  const head = { number: journal, source, account, day: isoDay(day), code: '', counter } as const
  addJournal(database, { ...head, lines: all.length, totalMinor, at: instantOn(day, 20) })
  return all.map(({ item }) => {
    const place = { day: isoDay(day), number: nextNumber(database, 'posting') }
    const line = { ...place, account, counter, journal, amountMinor: item.minor, about: '' }
    addPosting(database, { ...line, ...saidOf(database, account, known, item) })
    return { about: item.about.split(' ')[0] ?? '', entry: lineId(place) }
  })
}

interface Said {
  reference: string
  cheque: string
  party: string
}

/** What the entry says: as the one that it puts right, or that the bank names; else by whom the bank tells. */
function saidOf(database: CompanyDatabase, account: string, known: readonly Party[], { about, text }: Item) {
  const said = bookedAs(database, account, about) ?? namedBy(database, account, text)
  const party = said ? said.party : partyLike(known, text.split(', ')[0] ?? '')
  return { reference: said?.reference ?? '', cheque: said?.cheque ?? '', party, text: 'put right', batch: '' }
}

/** Of the parties that the books know, the one that shares most words with a name, as far as words are told. */
function partyLike(known: readonly Party[], name: string): string {
  const told = beginningsOf(name)
  let [best, most] = ['', 0]
  for (const { party, beginnings } of known) {
    const shared = beginnings.filter((word) => told.includes(word)).length
    if (shared > most) [best, most] = [party, shared]
  }
  return best
}

interface Party {
  readonly party: string
  readonly beginnings: readonly string[]
}

function partiesOf(database: CompanyDatabase, account: string): readonly Party[] {
  return database
    .all<{ party: string }>('SELECT DISTINCT party FROM posting WHERE account = ?', account)
    .map(({ party }) => ({ party, beginnings: beginningsOf(party) }))
}

/** Words as they begin: banks cut them, and write them in their own way. */
function beginningsOf(name: string): readonly string[] {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/([aou])e/g, '$1')
  return plain.split(/[^\p{L}\p{N}]+/u).map((word) => word.slice(0, 3))
}

const columns = 'SELECT reference, cheque, party FROM posting WHERE account = ?'

function bookedAs(database: CompanyDatabase, account: string, about: string): Said | null | undefined {
  const place = about.split(' ').flatMap((name) => placeOf(name) ?? [])[0]
  return place && database.one<Said>(`${columns} AND day = ? AND id = ?`, account, place.day, place.number)
}

function namedBy(database: CompanyDatabase, account: string, text: string): Said | null | undefined {
  const [, cheque] = /\bCHQ (\d+)\b/.exec(text) ?? []
  const [document] = /\b(?:RCV|PAY)\d+\b/.exec(text) ?? []
  if (cheque !== undefined) return database.one<Said>(`${columns} AND cheque = ?`, account, cheque)
  return document === undefined ? undefined : database.one<Said>(`${columns} AND reference = ?`, account, document)
}
