import type { AskingTerms } from '../../agent/asking-terms.ts'
import { defaultCalendar, type BusinessCalendar } from '../../calendar/business-calendar.ts'
import { dueAt } from '../../calendar/due.ts'
import type { NewRequest, RequestMoment } from '../store.ts'

/** When people are asked, reminded and followed by others. */
export interface AskingTimes extends Pick<NewRequest, 'askedAt' | 'expiresAt' | 'moments'> {
  /** When nobody can decide any more. */
  readonly ends: string
}

/** The times of a request that is asked now, in the company's business time. */
export function askingTimes(terms: AskingTerms, now: Date, calendar: BusinessCalendar = defaultCalendar): AskingTimes {
  const { due = '2d', remind = [], escalate = [] } = terms
  const expires = dueAt(now, due, calendar)
  let end = expires
  const next = escalate.map(({ to, within }): RequestMoment => {
    const at = end
    end = dueAt(at, within, calendar)
    return { kind: 'escalate', at: at.toISOString(), roles: [to], until: end.toISOString() }
  })
  const reminders = remind
    .map((one) => dueAt(now, one, calendar))
    .filter((at) => at > now && at < end)
    .map((at): RequestMoment => ({ kind: 'remind', at: at.toISOString() }))
  return {
    askedAt: now.toISOString(),
    expiresAt: expires.toISOString(),
    ends: end.toISOString(),
    ...(next.length + reminders.length > 0 ? { moments: [...reminders, ...next] } : {}),
  }
}
