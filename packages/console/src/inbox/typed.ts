import { isMoney } from '../parts/values.ts'

/** A value as somebody would type it: `6.00 GBP`. */
export function typedText(value: unknown): string {
  if (typeof value === 'string') return value
  if (isMoney(value)) return `${value.amount} ${value.currency}`
  return JSON.stringify(value) ?? ''
}

/** Those values that somebody typed otherwise than they were. */
export function changedValues(
  before: readonly { readonly name: string; readonly value?: unknown }[],
  typed: Readonly<Record<string, string>>,
): Record<string, string> {
  const changed = before.flatMap(({ name, value }) => {
    const text = typed[name]?.trim()
    return text === undefined || text === typedText(value) ? [] : [[name, text] as const]
  })
  return Object.fromEntries(changed)
}

/** Moments to put something off to, as long as they come before it ends. */
export function laterMoments(
  now: Date,
  expiresAt: string,
): readonly { readonly label: string; readonly until: string }[] {
  const at = (days: number, hour: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour, 0, 0)
  const all = [
    { label: 'In an hour', until: new Date(now.getTime() + 3_600_000) },
    { label: 'In three hours', until: new Date(now.getTime() + 3 * 3_600_000) },
    { label: 'Tomorrow at 9:00', until: at(1, 9) },
    { label: 'In a week, at 9:00', until: at(7, 9) },
  ]
  return all
    .filter(({ until }) => until.getTime() < Date.parse(expiresAt))
    .map(({ label, until }) => ({ label, until: until.toISOString() }))
}
