/** What stands in a value for a text from outside; undefined for anything else. */
export function handleOf(value: unknown): { readonly digest: string; readonly length: number } | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const { outside, length, ...more } = value as Readonly<Record<string, unknown>>
  const fits = typeof outside === 'string' && typeof length === 'number' && Object.keys(more).length === 0
  return fits ? { digest: outside, length } : undefined
}

/** Whether a text is an instant in UTC, as the API writes it. */
export function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text))
}
