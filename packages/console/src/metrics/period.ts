/** Lengths of time that figures are shown over. */
export const periods = [7, 30, 90] as const
export type Days = (typeof periods)[number]

/** Where days begin: where whoever looks is. */
export const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** The instant at which a time of so many days begins, today being its last: midnight where somebody is. */
export function beginning(days: number, now: Date): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - days + 1).toISOString()
}

/** By what a time is divided: a chart takes no more than a month of days. */
export function stepOf(days: number): 'day' | 'week' {
  return days > 31 ? 'week' : 'day'
}
