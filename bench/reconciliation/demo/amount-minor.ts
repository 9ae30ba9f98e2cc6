/** Cents of an amount such as `-1250.00`. @throws Error where it is none. */
export function amountMinor(text: string): number {
  const match = /^(-?)(\d+)\.(\d\d)$/.exec(text)
  if (!match) throw new Error(`"${text}" is no amount with two decimals`)
  const minor = Number(`${match[2]}${match[3]}`)
  return match[1] === '-' && minor !== 0 ? -minor : minor
}
