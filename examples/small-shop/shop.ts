import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { connector, Money } from 'operant'

/** The shop's own system, which Operant only reaches through these few operations. */
export interface Shop {
  order(id: string): { id: string; total: Money; parcel: 'delivered' | 'lost' | 'unclear' } | undefined
  /** Orders whose parcel was lost. */
  lost(): readonly { readonly order: string }[]
  refund(order: string, amount: Money): void
  refundOf(order: string): { order: string; amount: Money } | null
  write(order: string, text: string): void
  letterTo(order: string): { order: string; text: string } | null
}

export const shop = connector<Shop>({ name: 'shop', open: ({ file = 'shop.sqlite' }) => openShop(file) })

const sample = [
  ['A-1', '24.00 GBP', 'lost'],
  ['A-2', '240.00 GBP', 'lost'],
  ['A-3', '35.00 GBP', 'delivered'],
  ['A-4', '18.50 GBP', 'unclear'],
  ['A-5', '900.00 GBP', 'lost'],
  ['A-6', '75.00 GBP', 'lost'],
] as const

/** Opens the shop whose records are in `file`; a new file starts with six sample orders. */
export function openShop(file: string): Shop {
  const records = new DatabaseSync(file)
  records.exec(`CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY, total TEXT, parcel TEXT);
    CREATE TABLE IF NOT EXISTS refunds (order_id TEXT, amount TEXT);
    CREATE TABLE IF NOT EXISTS letters (order_id TEXT, text TEXT)`)
  const add = records.prepare('INSERT OR IGNORE INTO orders VALUES (?, ?, ?)')
  for (const order of sample) add.run(...order)
  return {
    order(id) {
      const row = records.prepare('SELECT * FROM orders WHERE id = ?').get(id)
      return row && { id, total: Money.parse(String(row['total'])), parcel: row['parcel'] as 'lost' }
    },
    lost() {
      const rows = records.prepare("SELECT id FROM orders WHERE parcel = 'lost' ORDER BY id").all()
      return rows.map(({ id }) => ({ order: String(id) }))
    },
    refund(order, amount) {
      records.prepare('INSERT INTO refunds VALUES (?, ?)').run(order, String(amount))
    },
    refundOf(order) {
      const row = records.prepare('SELECT * FROM refunds WHERE order_id = ?').get(order)
      return row ? { order, amount: Money.parse(String(row['amount'])) } : null
    },
    write(order, text) {
      records.prepare('INSERT INTO letters VALUES (?, ?)').run(order, text)
    },
    letterTo(order) {
      const row = records.prepare('SELECT * FROM letters WHERE order_id = ?').get(order)
      return row ? { order, text: String(row['text']) } : null
    },
  }
}

/** For a project's `clients`: the shop with its records in the state folder. */
export function shopIn(folder: string): { shop: Shop } {
  return { shop: openShop(join(folder, 'shop.sqlite')) }
}
