import type { CaseCore, CaseLines } from '../case-lines.ts'
import { onlyAtBank, onlyInBooks, pairOf, type PlannedGroup } from '../planned.ts'

/** Cases of which one side knows nothing, or nothing yet. */
export const oneSided = {
  'outstanding payment': (lines: CaseLines, { book, minor }: CaseCore) => [
    onlyInBooks('outstanding payment', { ...book, day: lines.late(3), minor: -Math.abs(minor), cheque: '' }),
  ],
  'outstanding cheque': (lines: CaseLines, { at, minor, party }: CaseCore) => [
    onlyInBooks('outstanding cheque', lines.cheque(lines.world.days[at] ?? 0, minor, party)),
  ],
  'stale cheque': (lines: CaseLines, { minor, party }: CaseCore) => {
    const day = (lines.world.days[0] ?? 0) - lines.draws.integer(190, 400)
    return [onlyInBooks('stale cheque', lines.cheque(day, minor, party))]
  },
  'deposit in transit': (lines: CaseLines, { book, minor }: CaseCore) => [
    onlyInBooks('deposit in transit', { ...book, day: lines.late(2), minor: Math.abs(minor) }),
  ],
  fee: (lines: CaseLines, { at }: CaseCore) => [
    onlyAtBank('fee', lines.own(at, -lines.draws.integer(50, 4_500), 'fee')),
  ],
  interest: (lines: CaseLines, { at, sign }: CaseCore) => [
    onlyAtBank('interest', lines.own(at, sign * lines.draws.integer(5, 90_000), 'interest')),
  ],
  'booked twice': (lines: CaseLines, { at, book }: CaseCore) => {
    const again = { ...book, day: lines.day(at + lines.draws.integer(0, 2)) }
    const line = lines.bank(book, at + lines.draws.integer(0, 2))
    return [pairOf('exact', line, book), onlyInBooks('booked twice', again)]
  },
  'double at the bank': (lines: CaseLines, { at, book }: CaseCore) => {
    const line = lines.bank(book, at + lines.draws.integer(0, 2))
    return [pairOf('exact', line, book), onlyAtBank('double at the bank', { ...line, day: lines.day(at + 3) })]
  },
  'not booked': (lines: CaseLines, { at, book }: CaseCore) => {
    const line = lines.bank({ ...book, reference: '' }, at, [])
    // Where the bank says neither who nor what for, nobody can know that it was not booked.
    return [{ ...onlyAtBank('not booked', line), identifiable: line.party !== '' || line.kind === 'cheque' }]
  },
  returned: (lines: CaseLines, { at, book }: CaseCore) => {
    const line = lines.bank(book, at + 1)
    const day = lines.day(at + lines.draws.integer(2, 5))
    const back = { ...line, day, minor: -line.minor, kind: 'return' as const, text: `RETURN ${line.text}` }
    return [pairOf('exact', line, book), onlyAtBank('returned', back)]
  },
} satisfies Readonly<Record<string, (lines: CaseLines, core: CaseCore) => readonly PlannedGroup[]>>
