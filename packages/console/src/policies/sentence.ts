import { visible } from '../parts/outside.ts'

/** What somebody wrote as a reason, with the point that ends a sentence. */
export function sentence(text: string): string {
  const shown = visible(text.trim())
  return /[.!?…]$/.test(shown) ? shown : `${shown}.`
}

/** What is wrong with a cell, beside the cell: where it stands need not be said again. */
export function besideCell(message: string): string {
  return message.replace(/^table .+?, row .+?(, column .+?)?: /, '')
}
