import type { Draws } from '../../random.ts'
import type { Level } from './reason.ts'

/**
 * How a text names its order: by its number, not at all, by a number with two digits swapped, by a number that nobody
 * has, or by the number of another customer's order.
 */
export type Reference = 'exact' | 'none' | 'mistyped' | 'unknown' | 'foreign'

const phrases: Record<Level, readonly string[]> = {
  plain: ['Order number is {order}.', 'It is order {order}.', "That's {order}.", 'Ref {order}'],
  formal: ['The order number is {order}.', 'I refer to my order {order}.', 'My reference: {order}.'],
  learner: ['Order number: {order}.', 'My order have the number {order}.', 'Number of order is {order}'],
}

/** The sentence that names the order. */
export function referTo(draws: Draws, level: Level, numbers: readonly string[]): string {
  return draws.pick(phrases[level]).replace('{order}', numbers.join(' and '))
}

/** The number as somebody types it who swaps two neighbouring digits; always another number. */
export function mistype(draws: Draws, number: string): string {
  const digits = number.slice(4)
  const places = Array.from({ length: digits.length - 1 }, (_, place) => place)
  const different = places.filter((place) => digits[place] !== digits[place + 1])
  if (different.length === 0) return `${number}0`
  const place = draws.pick(different)
  return `${number.slice(0, 4)}${digits.slice(0, place)}${digits[place + 1]}${digits[place]}${digits.slice(place + 2)}`
}
