const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })

/** A day or several as text: `3 Mar`, `3 Mar to 9 Mar`. The last moment is not part of it. */
export function periodText({ from, until }: { readonly from: string; readonly until: string }): string {
  const first = day.format(new Date(from))
  const last = day.format(new Date(Date.parse(until) - 1))
  return first === last ? first : `${first} to ${last}`
}
