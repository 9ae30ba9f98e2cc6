import type { CompanyDatabase } from '../../database/database.ts'
import { readBookAccount } from '../../records/bank/bank-accounts.ts'
import { type Calls, refusalsOf, type SystemContext } from '../calls.ts'
import { sha256Of } from './journals.ts'

/** Something that a person has to look into. */
export interface WorklistItem {
  /** The line or the group that it is about. */
  about: string
  amountMinor: number
  /** Calendar date. */
  day: string
  /** What is the likeliest cause. */
  cause: string
  text: string
}

export interface WorklistRequest {
  number: string
  account: string
  /** `2026-10`. */
  period: string
  /** The role that answers for it. */
  owner: string
  class: string
  items: WorklistItem[]
}

/** A worklist as the books hold it. */
export interface Worklist extends Omit<WorklistRequest, 'items'> {
  items: number
  totalMinor: number
  /** Of `[{about, amountMinor, day, cause, text}, …]` as JSON, in the order of the items. */
  sha256: string
  at: string
}

export interface Worklists {
  /** Assigns items to an owner. A number that is there already gets these items instead of those that it had. */
  assignWorklist(request: WorklistRequest, key: string): Promise<Worklist>
  findWorklist(of: { number: string }): Promise<Worklist | null>
}

const no = refusalsOf('books', 'assignWorklist')

export function createWorklists(context: SystemContext, { read, write }: Calls): Worklists {
  const { database } = context
  return {
    assignWorklist: (request, key) =>
      write({
        operation: 'assignWorklist',
        key,
        arguments: request,
        perform: () => ({ entity: request.number, result: assign(context, request) }),
      }),
    findWorklist: ({ number }) => read('findWorklist', () => readWorklist(database, number)),
  }
}

function assign(context: SystemContext, { items, ...head }: WorklistRequest): Worklist {
  const { database } = context
  const { number, account, period, owner } = head
  if (!/^[\w./-]{1,80}$/.test(number)) no('invalid-number', `No number of a worklist: ${number}`, 'number')
  if (!readBookAccount(database, account)) no('unknown-account', `No account ${account} in the books`, 'account')
  if (!/^\d{4}-\d\d$/.test(period)) no('invalid-period', `No month: ${period}; expected one like 2026-10`, 'period')
  if (owner === '') no('no-owner', 'Somebody has to answer for a worklist', 'owner')
  for (const { about, amountMinor } of items)
    if (about === '' || !Number.isSafeInteger(amountMinor))
      no('invalid-items', 'An item says what it is about and an amount in whole minor units', 'items')
  const known = readWorklist(database, number)
  if (known && known.account !== account)
    no('number-taken', `Worklist ${number} is of account ${known.account}`, 'number')
  database.run('DELETE FROM worklist WHERE number = ?', number)
  database.insert('worklist', { ...head, at: context.now() })
  for (const [position, item] of items.entries()) {
    const { about, amountMinor, day, cause, text } = item
    database.insert('worklist_item', { worklist: number, position, about, amount_minor: amountMinor, day, cause, text })
  }
  return readWorklist(database, number) ?? no('not-assigned', `Worklist ${number} was not assigned`, 'number')
}

function readWorklist(database: CompanyDatabase, number: string): Worklist | null {
  const head = database.one<Omit<Worklist, 'items' | 'totalMinor' | 'sha256'>>(
    'SELECT number, account, period, owner, class, at FROM worklist WHERE number = ?',
    number,
  )
  if (!head) return null
  const items = database.all<WorklistItem>(
    `SELECT about, amount_minor AS amountMinor, day, cause, text FROM worklist_item WHERE worklist = ? ORDER BY position`,
    number,
  )
  const { at, ...rest } = head
  return {
    ...rest,
    items: items.length,
    totalMinor: items.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    sha256: sha256Of(
      items.map(({ about, amountMinor, day, cause, text }) => ({ about, amountMinor, day, cause, text })),
    ),
    at,
  }
}
