const units = [
  ['year', 31_536_000_000],
  ['month', 2_592_000_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always', style: 'short' })

/** Milliseconds by which the time that pages go by may lag: what came since is not in the future. */
const lag = 20_000

/** How long ago or ahead an instant is: `3 min. ago`, `in 2 days`, `just now` within a minute. */
export function awayText(instant: string, now: Date): string {
  const away = Date.parse(instant) - now.getTime()
  const unit = units.find(([, length]) => Math.abs(away) >= length)
  if (!unit) return away > lag ? 'in a moment' : 'just now'
  return relative.format(Math.trunc(away / unit[1]), unit[0])
}

/** An instant to the minute where somebody is: `2 Mar 2026, 12:00`; without the year in the same one. */
export function instantText(instant: string, now: Date, timeZone?: string): string {
  const moment = new Date(instant)
  const zone = timeZone === undefined ? {} : { timeZone }
  const year = (date: Date) => new Intl.DateTimeFormat('en-GB', { year: 'numeric', ...zone }).format(date)
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(year(moment) === year(now) ? {} : { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    ...zone,
  }).format(moment)
}

/** A length of time: `0.4 s`, `12 s`, `5 min`, `3 h 20 min`, `2 days`. */
export function lengthText(milliseconds: number): string {
  const seconds = milliseconds / 1_000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 120) return `${Math.round(seconds)} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 120) return `${minutes} min`
  if (minutes < 2_880)
    return [`${Math.floor(minutes / 60)} h`, ...(minutes % 60 ? [`${minutes % 60} min`] : [])].join(' ')
  return `${Math.round(minutes / 1_440)} days`
}
