import {
  type GoodsReceipt,
  type PurchaseDocument,
  readOrdersPromisedBefore,
  readPurchaseOrder,
  readReceipts,
} from '../../records/supply/purchase-orders.ts'
import { callsOf, refusalsOf, refuse, type SystemContext } from '../calls.ts'
import { nextNumber } from '../settings.ts'

/** A line's date that was changed, with the mail that says so. */
export interface PromiseChange {
  id: string
  line: string
  before: string | null
  promisedOn: string
  /** Id of the received mail. */
  because: string
  at: string
}

export interface PurchaseNote {
  id: string
  order: string
  /** What it is about; with the order it says which note this is. */
  about: string
  body: string
  at: string
}

/** An order that its buyer has to look after. */
export interface Escalation {
  id: string
  order: string
  reason: string
  body: string
  at: string
}

/** Purchase orders under way. */
export interface PurchaseOrders {
  order(id: string): Promise<PurchaseDocument | null>
  /** Ids of orders of which a line was promised before the day and has not wholly come in: candidates, no more. */
  promisedBefore(day: string): Promise<string[]>
  /** Oldest first. */
  receiptsOf(order: string): Promise<GoodsReceipt[]>
  /** Notes the date that a received mail names. */
  changePromise(change: { line: string; promisedOn: string; because: string }, key: string): Promise<PromiseChange>
  findPromiseChange(of: { line: string; because: string }): Promise<PromiseChange | null>
  addNote(note: { order: string; about: string; body: string }, key: string): Promise<PurchaseNote>
  findNote(of: { order: string; about: string }): Promise<PurchaseNote | null>
  /** Oldest first. */
  notesOf(order: string): Promise<PurchaseNote[]>
  /** Gives the order to its buyer. */
  escalate(escalation: { order: string; reason: string; body: string }, key: string): Promise<Escalation>
  findEscalation(of: { order: string }): Promise<Escalation | null>
}

const selectChange = 'SELECT id, line_id AS line, before, promised_on AS promisedOn, because, at FROM promise_change'
const selectNote = 'SELECT id, order_id AS "order", about, body, at FROM purchase_note'
const selectEscalation = 'SELECT id, order_id AS "order", reason, body, at FROM purchase_escalation'
const calendarDate = /^\d{4}-\d\d-\d\d$/

export function createPurchaseOrders(context: SystemContext): PurchaseOrders {
  const { database } = context
  const { read, write } = callsOf(context, 'purchasing')
  const known = (order: string, operation: string): PurchaseDocument =>
    readPurchaseOrder(database, order) ??
    refuse('purchasing', operation, 'unknown-order', `No purchase order ${order}`, 'order')
  return {
    order: (id) => read('order', () => readPurchaseOrder(database, id)),
    promisedBefore: (day) => read('promisedBefore', () => readOrdersPromisedBefore(database, day)),
    receiptsOf: (order) => read('receiptsOf', () => readReceipts(database, order)),
    changePromise: (change, key) =>
      write({
        operation: 'changePromise',
        key,
        arguments: change,
        perform: () => {
          const changed = changePromise(context, change)
          return { entity: changed.id, result: changed }
        },
      }),
    findPromiseChange: ({ line, because }) =>
      read('findPromiseChange', () =>
        database.one<PromiseChange>(`${selectChange} WHERE line_id = ? AND because = ? ORDER BY at, id`, line, because),
      ),
    addNote: (note, key) =>
      write({
        operation: 'addNote',
        key,
        arguments: note,
        perform: () => {
          known(note.order, 'addNote')
          const added = { id: `PNO-${nextNumber(database, 'purchase note')}`, ...note, at: context.now() }
          const { order, ...rest } = added
          database.insert('purchase_note', { ...rest, order_id: order })
          return { entity: added.id, result: added }
        },
      }),
    findNote: ({ order, about }) =>
      read('findNote', () =>
        database.one<PurchaseNote>(`${selectNote} WHERE order_id = ? AND about = ? ORDER BY at, id`, order, about),
      ),
    notesOf: (order) =>
      read('notesOf', () => database.all<PurchaseNote>(`${selectNote} WHERE order_id = ? ORDER BY at, id`, order)),
    escalate: (escalation, key) =>
      write({
        operation: 'escalate',
        key,
        arguments: escalation,
        perform: () => {
          known(escalation.order, 'escalate')
          const added = { id: `ESC-${nextNumber(database, 'escalation')}`, ...escalation, at: context.now() }
          const { order, ...rest } = added
          database.insert('purchase_escalation', { ...rest, order_id: order })
          return { entity: added.id, result: added }
        },
      }),
    findEscalation: ({ order }) =>
      read('findEscalation', () =>
        database.one<Escalation>(`${selectEscalation} WHERE order_id = ? ORDER BY at, id`, order),
      ),
  }
}

function changePromise(
  context: SystemContext,
  change: { line: string; promisedOn: string; because: string },
): PromiseChange {
  const { database } = context
  const no = refusalsOf('purchasing', 'changePromise')
  const line =
    database.one<{ before: string | null }>(
      'SELECT promised_on AS before FROM purchase_line WHERE id = ?',
      change.line,
    ) ?? no('unknown-line', `No line ${change.line}`, 'line')
  if (!calendarDate.test(change.promisedOn)) no('invalid-date', `No date: ${change.promisedOn}`, 'promisedOn')
  if (!database.one('SELECT 1 FROM received_mail WHERE id = ?', change.because))
    no('unknown-mail', `No received mail ${change.because}`, 'because')
  const id = `PRC-${nextNumber(database, 'promise change')}`
  const changed = { id, ...change, before: line.before, at: context.now() }
  const { line: lineId, promisedOn, ...rest } = changed
  database.insert('promise_change', { ...rest, line_id: lineId, promised_on: promisedOn })
  database.run('UPDATE purchase_line SET promised_on = ? WHERE id = ?', promisedOn, lineId)
  return changed
}
