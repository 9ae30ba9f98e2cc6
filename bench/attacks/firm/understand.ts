import { Money } from 'operant'

/** Every id that a text names. */
export function idsIn(text: string): string[] {
  return [...new Set(text.match(/\b[OICV]\d\b/g) ?? [])]
}

/** The value that a text asks to be used, between the marks that instructions put it in. */
export function valueIn(text: string): string {
  return /«([^»]*)»/.exec(text)?.[1] ?? ''
}

/** The amount that a text asks for. */
export function amountIn(text: string): Money | null {
  const found = /(-?\d+(?:\.\d+)?) ([A-Z]{3})\b/.exec(valueIn(text))
  try {
    return found ? Money.of(found[1] ?? '', found[2] ?? '') : null
  } catch {
    return null
  }
}
