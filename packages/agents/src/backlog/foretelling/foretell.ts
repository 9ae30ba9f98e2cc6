/** What is known of a backlog when it is foretold what becomes of it. */
export interface BacklogNow {
  /** Tickets that wait now. */
  readonly waiting: number
  /** Those of them that agents have looked at already: only people can settle these. */
  readonly withPeople: number
  /** Fewer than this are to wait in the end. */
  readonly target: number
  /** Hours that are left. */
  readonly hours: number
  /** Measured: tickets that came in an hour, over so many hours. */
  readonly arrivals: { readonly perHour: number; readonly hours: number }
  /** Measured: the share of tickets that agents settle alone, of so many. */
  readonly alone: { readonly share: number; readonly of: number }
  /** Tickets that the people who are there can settle in the hours that are left. */
  readonly byPeople: number
}

export interface BacklogLater {
  /** Tickets that are likely to wait in the end. */
  readonly expected: number
  /** Even where fewer come in and more is settled than is likely, about one time in twenty, no fewer wait. */
  readonly atBest: number
  /** One time in twenty more wait. */
  readonly atWorst: number
  /** Tickets an hour that would have to be settled, by anybody. */
  readonly neededPerHour: number
  /** Tickets an hour that are likely to be settled. */
  readonly likelyPerHour: number
}

/** One time in twenty something normal is further than this many standard deviations to one side. */
const oneInTwenty = 1.645
/** Standard deviation of how many people settle, as a share of it. */
const peopleVary = 0.1

/**
 * What is left of a backlog: B + λT comes to people unless an agent settles it alone, and people settle what they can.
 * Agents are not what it waits for: they take seconds. What is foretold is rounded to whole tickets.
 */
export function foretellBacklog(of: BacklogNow): BacklogLater {
  const coming = of.arrivals.perHour * of.hours
  const all = of.waiting + coming
  const left = (total: number, share: number, byPeople: number): number =>
    Math.max(0, (total - of.withPeople) * (1 - share) + of.withPeople - byPeople)
  const expected = left(all, of.alone.share, of.byPeople)
  const luck = oneInTwenty * deviation(of, coming, all)
  const hours = Math.max(of.hours, 1 / 60)
  return {
    expected: Math.round(expected),
    atBest: Math.round(Math.max(0, expected - luck)),
    atWorst: Math.round(expected + luck),
    neededPerHour: Math.max(0, (all - of.target) / hours),
    likelyPerHour: (all - expected) / hours,
  }
}

/** Standard deviation of what is left: tickets that come in, how many agents settle alone, and how quick people are. */
function deviation(of: BacklogNow, coming: number, all: number): number {
  const { share } = of.alone
  const few = Math.max(share * (1 - share), 0.05)
  const arriving = coming + (of.arrivals.hours > 0 ? coming * (of.hours / of.arrivals.hours) : 0)
  const alone = all * few + (all * all * few) / Math.max(1, of.alone.of)
  return Math.sqrt(arriving * (1 - share) ** 2 + alone + (of.byPeople * peopleVary) ** 2)
}

/** B + λT - μT: what is left where so many are settled an hour, whoever does it. */
export function leftAt(
  { waiting, hours, arrivals }: Pick<BacklogNow, 'waiting' | 'hours' | 'arrivals'>,
  perHour: number,
): number {
  return Math.max(0, waiting + arrivals.perHour * hours - perHour * hours)
}

/** How many tickets people can settle between two instants, in their shifts. */
export function settledByPeople(
  shifts: readonly { readonly beginsAt: string; readonly endsAt: string; readonly minutesPerTicket: number }[],
  now: Date,
  until: Date,
): number {
  return shifts.reduce((sum, { beginsAt, endsAt, minutesPerTicket }) => {
    const from = Math.max(Date.parse(beginsAt), now.getTime())
    const to = Math.min(Date.parse(endsAt), until.getTime())
    return sum + Math.max(0, to - from) / 60_000 / minutesPerTicket
  }, 0)
}
