interface Shown {
  /** It could not be asked anew: it may be otherwise by now. */
  readonly stale: boolean
  /** What stands in it and is not shown yet. */
  readonly missing: ReadonlySet<string>
  readonly seenToEnd: boolean
}

/** Why somebody cannot approve yet; undefined once all of it was shown to them. */
export function whyOff({ stale, missing, seenToEnd }: Shown): string | undefined {
  if (stale) return 'Approve is off: it cannot be told whether this is still asked.'
  if (missing.size > 0) return `Approve is off until all of it is shown: load ${[...missing].join(', ')}.`
  if (!seenToEnd) return 'Approve is off until you have seen all of it.'
  return undefined
}
