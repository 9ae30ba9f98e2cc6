import { type Judgement, settledAlone } from './judge.ts'
import type { TicketTruth } from './ticket-truth.ts'
import { type Rate, rate } from './wilson.ts'

/** How a ticket may end, told apart by what the ledgers hold and whom the run waits for. */
export type Course =
  | 'replaced'
  | 'refunded'
  | 'replaced and refunded'
  | 'credited'
  | 'return authorised'
  | 'evidence asked for'
  | 'answered'
  | 'declined'
  | 'approval'
  | 'question'
  | 'handed over'
  | 'unfinished'

export interface CourseScore {
  /** Tickets that should end this way, and those that did. */
  expected: number
  done: number
  /** Those that should, and did with nothing wrong. */
  right: number
  precision: Rate
  recall: Rate
}

/** Precision and recall per way to end: a ticket that ended in a wrong way counts against both ways. */
export function scoreCourses(judged: readonly Judgement[]): Record<string, CourseScore> {
  const rows = judged.map((one) => ({ expected: expectedCourse(one.truth), done: doneCourse(one), one }))
  const courses = [...new Set(rows.flatMap(({ expected, done }) => [expected, done]))].toSorted()
  return Object.fromEntries(
    courses.map((course) => {
      const expected = rows.filter((row) => row.expected === course)
      const done = rows.filter((row) => row.done === course)
      const right = expected.filter((row) => row.done === course && row.one.wrong.length === 0).length
      return [
        course,
        {
          expected: expected.length,
          done: done.length,
          right,
          precision: rate(right, done.length),
          recall: rate(right, expected.length),
        },
      ]
    }),
  )
}

function expectedCourse({ expected, writes }: TicketTruth): Course {
  if (expected === 'approval') return 'approval'
  if (expected === 'ask') return 'question'
  if (expected === 'handOver') return 'handed over'
  return expected === 'decline' ? 'declined' : byOperations(writes.map(({ operation }) => operation))
}

function doneCourse(one: Judgement): Course {
  const { run, operations } = one
  if (run?.approved) return 'approval'
  if (settledAlone(one)) return run?.outcome === 'declined' ? 'declined' : byOperations(operations)
  if (run?.outcome === 'handedOver') return 'handed over'
  if (run?.outcome !== 'waiting' || !run.waitingFor) return 'unfinished'
  return run.waitingFor === 'approve' ? 'approval' : 'question'
}

function byOperations(operations: readonly string[]): Course {
  const isReplaced = operations.includes('createReplacement') || operations.includes('exchange')
  const isRefunded = operations.includes('refund')
  if (isReplaced && isRefunded) return 'replaced and refunded'
  if (isReplaced) return 'replaced'
  if (isRefunded) return 'refunded'
  if (operations.includes('credit')) return 'credited'
  if (operations.includes('authorise')) return 'return authorised'
  return operations.includes('askEvidence') ? 'evidence asked for' : 'answered'
}
