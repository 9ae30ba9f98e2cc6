import { drawsOf } from '../../random.ts'
import { exact } from './cases/exact.ts'
import { CaseLines, type CaseCore } from './case-lines.ts'
import { differing } from './cases/differing.ts'
import { oneSided } from './cases/one-sided.ts'
import { together } from './cases/together.ts'
import { bankClassAt, type BankClass } from './classes.ts'
import { pairOf, type BankWorld, type PlannedGroup } from './planned.ts'

const stream = 'bank case'

const planners: Readonly<Record<BankClass, (lines: CaseLines, core: CaseCore) => readonly PlannedGroup[]>> = {
  exact,
  'date lag': (lines, { at, book }) => [pairOf('date lag', lines.bank(book, at + lines.draws.integer(1, 4)), book)],
  ...oneSided,
  ...differing,
  ...together,
}

/** Of which class case `index` is. */
export function classOfCase(world: BankWorld, index: number): BankClass {
  return bankClassAt(drawsOf(world.seed, stream, index).unit())
}

/** What case `index` of a month is, whatever the number of cases. */
export function planCase(world: BankWorld, index: number): readonly PlannedGroup[] {
  const draws = drawsOf(world.seed, stream, index)
  const name = bankClassAt(draws.unit())
  const lines = new CaseLines(world, index, draws)
  return planners[name](lines, lines.core())
}
