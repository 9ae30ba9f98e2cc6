import { drawsOf } from '../../random.ts'
import type { PostingPlace } from '../../records/bank/postings.ts'
import { CaseLines } from './case-lines.ts'
import type { BankClass } from './classes.ts'
import { classOfCase, planCase } from './plan-case.ts'
import { onlyInBooks, pairOf, type BankWorld, type PlannedBookLine, type PlannedGroup } from './planned.ts'

/** A line of the books that the bank has not shown yet. */
export interface CarriedLine {
  readonly line: PlannedBookLine
  readonly place: PostingPlace
  /** The case that it comes from. */
  readonly source: number
  readonly class: TimingClass
}

/** What comes to the bank in a later month, or never. */
const timingClasses = ['outstanding payment', 'outstanding cheque', 'stale cheque', 'deposit in transit'] as const
export type TimingClass = (typeof timingClasses)[number]

export function timingClassOf(name: BankClass): TimingClass | undefined {
  return timingClasses.find((one) => one === name)
}

/** Age in days above which a cheque is stale: six months. */
const staleDays = 180
/** Share of the cheques that are presented in each month. */
const presented = 0.6

/** What is on its way when the first month begins: of the month before it, and cheques that nobody presents. */
export function broughtForward(
  world: BankWorld,
  cases: number,
  lastOfFirstMonth: number,
): readonly Omit<CarriedLine, 'place'>[] {
  const found: Omit<CarriedLine, 'place'>[] = []
  for (let source = 0; source < cases; source += 1) {
    const name = timingClassOf(classOfCase(world, source))
    const line = name && planCase(world, source)[0]?.book[0]
    if (!name || !line) continue
    // Every second old cheque is not stale yet, and will be before long.
    const isNear = name === 'stale cheque' && source % 2 === 0
    const age = drawsOf(world.seed, 'bank cheque age', source).integer(staleDays - 28, staleDays - 1)
    found.push({ line: isNear ? { ...line, day: lastOfFirstMonth - age } : line, source, class: name })
  }
  return found
}

/** What becomes of a carried line in a month: a group with its line at the bank, or the line alone. */
export function carriedGroup(world: BankWorld, carried: CarriedLine, last: number): PlannedGroup {
  const { line, source } = carried
  const draws = drawsOf(world.seed, `bank clearing ${world.days[0] ?? 0}`, source)
  const clears = carried.class === 'outstanding cheque' ? draws.chance(presented) : carried.class !== 'stale cheque'
  if (!clears && isStale(line, last)) return onlyInBooks('stale cheque', line)
  if (!clears) {
    const decoy = carried.class === 'stale cheque' ? { decoyOf: 'stale cheque' as const } : {}
    return { ...onlyInBooks('outstanding cheque', line), ...decoy }
  }
  const at = carried.class === 'outstanding cheque' ? draws.integer(0, world.days.length - 1) : draws.integer(0, 2)
  return pairOf('date lag', new CaseLines(world, source, draws).bank(line, at), line)
}

function isStale({ day }: PlannedBookLine, last: number): boolean {
  return last - day > staleDays
}
