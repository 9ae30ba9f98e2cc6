import type { Part } from '../part.ts'
import { inOwn } from '../place/own.ts'
import { alike, answer, askOthers, draftRule } from '../story/asked.ts'
import { backAgain, snooze } from '../story/later.ts'
import { delegate, judge } from '../story/standing-in.ts'
import type { Chapter } from '../story/people.ts'

const chapters: readonly (readonly [string, Chapter])[] = [
  ['a request put off', snooze],
  ['others asked something', askOthers],
  ['a question answered', answer],
  ['like ones approved together', alike],
  ['of few decisions no rule is drafted', draftRule],
  ['a call judged without knowing the decision', judge],
  ['somebody stands in', delegate],
  ['what was put off comes back by itself', backAgain],
]

/** What people do with what they are asked, besides approving and rejecting it. */
export const deciding: Part = {
  name: 'deciding',
  short: false,
  async play({ browser, tell }) {
    return inOwn(browser, async ({ sandbox, desk }) => {
      const [anna, lena, felix] = [await desk('anna'), await desk('lena'), await desk('felix')]
      const people = { anna: anna.page, lena: lena.page, felix: felix.page }
      const found: string[] = []
      for (const [name, chapter] of chapters) {
        try {
          await chapter(people, sandbox, tell)
          tell(name)
        } catch (error) {
          found.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
          // What comes next stands on its own: a dialog that is left open must not be in its way.
          for (const page of Object.values(people)) await page.goto(sandbox.address)
        }
      }
      return found
    })
  },
}
