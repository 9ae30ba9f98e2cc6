import type { Part } from '../part.ts'
import { approveWithEdit, reject } from '../story/approvals.ts'
import { autonomy } from '../story/autonomy.ts'
import { escalation } from '../story/escalation.ts'
import { startGoal } from '../story/goal.ts'
import type { Chapter } from '../story/people.ts'
import { policy } from '../story/policy.ts'
import { question } from '../story/question.ts'
import { stopping } from '../story/stopping.ts'

const chapters: readonly (readonly [string, Chapter])[] = [
  ['a goal in words, watched', startGoal],
  ['a question in words, answered', question],
  ['approved with an edit', approveWithEdit],
  ['rejected with a reason', reject],
  ['a table changed, and published by another', policy],
  ['everything stopped', stopping],
  ['an escalation claimed and returned', escalation],
  ['autonomy set', autonomy],
]

/** One day of three people, with workers and server killed while they are at it. */
export const story: Part = {
  name: 'story',
  short: true,
  async play({ desk, sandbox, tell }) {
    const [anna, lena, felix] = [await desk('anna'), await desk('lena'), await desk('felix')]
    const people = { anna: anna.page, lena: lena.page, felix: felix.page }
    for (const [name, chapter] of chapters) {
      try {
        await chapter(people, sandbox, tell)
      } catch (error) {
        // What comes next rests on it.
        return [`${name}: ${error instanceof Error ? error.message : String(error)}`]
      }
      tell(name)
    }
    return []
  },
}
