import { fromJson } from '../database/database.ts'
import { readOrder } from '../records/orders.ts'
import { readStock, releaseStock, reserveStock } from '../records/stock.ts'
import { callsOf, refuse, type SystemContext } from './calls.ts'
import type { PartDone } from './parts.ts'
import { nextNumber } from './settings.ts'

export interface ExchangeRequest {
  order: string
  lines: { line: string; toSku: string }[]
}

export interface Exchange {
  id: string
  order: string
  lines: { line: string; toSku: string; quantity: number; warehouse: string }[]
  at: string
}

export interface Exchanges {
  /** Exchanges lines of an order for other goods, all in one call: a second exchange of the same order is refused. */
  exchange(request: ExchangeRequest, key: string): Promise<Exchange>
  findExchange(order: string): Promise<Exchange | null>
}

const system = 'orders'
const no = (code: string, message: string, field: string): never => refuse(system, 'exchange', code, message, field)

export function createExchanges(context: SystemContext): Exchanges {
  const { read, write } = callsOf(context, system)
  return {
    exchange: (request, key) =>
      write({
        operation: 'exchange',
        key,
        arguments: request,
        perform: (partDone) => {
          const exchange = perform(context, request, partDone)
          return { entity: exchange.id, result: exchange }
        },
      }),
    findExchange: (order) => read('findExchange', () => find(context, order)),
  }
}

function perform(context: SystemContext, request: ExchangeRequest, partDone: PartDone): Exchange {
  const { database } = context
  const order = readOrder(database, request.order) ?? no('unknown-order', `No order ${request.order}`, 'order')
  if (order.status !== 'paid') no('not-paid', `Order ${order.id} is ${order.status}`, 'order')
  if (find(context, order.id)) no('already-exchanged', `Order ${order.id} was exchanged once`, 'order')
  if (request.lines.length === 0) no('no-lines', 'Name at least one line', 'lines')
  const lines = request.lines.map(({ line: lineId, toSku }) => {
    const line =
      order.lines.find((candidate) => candidate.id === lineId) ?? no('unknown-line', `No line ${lineId}`, 'lines')
    const { quantity } = line
    const reference = `exchange of ${line.id}`
    // An exchange that broke off left its stock reserved.
    releaseStock(database, reference)
    const { warehouse } =
      readStock(database, toSku).find(({ available }) => available >= quantity) ??
      no('out-of-stock', `Not enough ${toSku}`, 'lines')
    reserveStock(database, { reference, warehouse, sku: toSku, quantity })
    return { line: line.id, toSku, quantity, warehouse }
  })
  partDone('stock', order.id)
  const exchange = { id: `EXC-${nextNumber(database, 'exchange')}`, order: order.id, lines, at: context.now() }
  const { id, at } = exchange
  database.insert('exchange', { order_id: order.id, id, lines: JSON.stringify(lines), at })
  return exchange
}

function find(context: SystemContext, order: string): Exchange | null {
  const row = context.database.one<{ id: string; order: string; lines: string; at: string }>(
    'SELECT id, order_id AS "order", lines, at FROM exchange WHERE order_id = ?',
    order,
  )
  return row && { ...row, lines: fromJson<Exchange['lines']>(row.lines) }
}
