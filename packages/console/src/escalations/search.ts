import { tabs, type Tab } from './queries.ts'

/** What the address of the page says. */
export interface EscalationsSearch {
  readonly tab?: Tab | undefined
  readonly item?: string | undefined
}

/** Reads it; what it does not say, or says wrongly, is left out. */
export function escalationsSearch({ tab, item }: Readonly<Record<string, unknown>>): EscalationsSearch {
  const known = tabs.find((one) => one === tab)
  const id = typeof item === 'string' || typeof item === 'number' ? String(item) : ''
  return { ...(known ? { tab: known } : {}), ...(id === '' ? {} : { item: id }) }
}
