import { moneyText } from './money.ts'
import { visible } from './outside.ts'

/** Levels of records and lists that are told; what lies deeper is `…`. */
const deepest = 2

/** A value of the API as people read it: money exactly, records by their fields, with nothing in it hidden. */
export function valueText(value: unknown): string {
  return textAt(value, 0)
}

function textAt(value: unknown, depth: number): string {
  if (value === undefined || value === null) return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value === '' ? 'empty' : visible(value)
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'object') return '…'
  if (isMoney(value)) return moneyText(value)
  if (depth > deepest) return '…'
  if (Array.isArray(value))
    return value.length === 0 ? 'none' : value.map((item: unknown) => textAt(item, depth + 1)).join(', ')
  const fields = Object.entries(value).map(([name, field]) => `${visible(nameText(name))} ${textAt(field, depth + 1)}`)
  if (fields.length === 0) return 'nothing'
  return depth === 0 ? fields.join(', ') : `(${fields.join(', ')})`
}

/** Whether a value is an exact amount. */
export function isMoney(value: unknown): value is { readonly amount: string; readonly currency: string } {
  if (typeof value !== 'object' || value === null) return false
  const { amount, currency, ...more } = value as Readonly<Record<string, unknown>>
  return typeof amount === 'string' && typeof currency === 'string' && Object.keys(more).length === 0
}

/** A name of the code in words: `orderTotal` and `order_total` are `order total`. */
export function nameText(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
}

/** How a goal is asked for: `Resolve ticket {ticketId}` is told as `Resolve ticket … (ticket id)`. */
export function askText(ask: string): string {
  return ask.replaceAll(/\{(\w+)\}/g, (_, name: string) => `… (${nameText(name)})`)
}
