import { pictured } from '../browser/browser.ts'
import { handsOn } from '../keyboard/hands.ts'
import type { Chapter, Typists } from '../keyboard/people.ts'
import { autonomy, leave, policy, schedule, signInAll, stopping } from '../keyboard/rules.ts'
import { decide, everyPage, lookAtRun, startGoal, takeOver } from '../keyboard/work.ts'
import type { Part } from '../part.ts'
import { inOwn } from '../place/own.ts'

const chapters: readonly (readonly [string, Chapter])[] = [
  ['signed in', signInAll],
  ['every page by its keys', everyPage],
  ['a goal in words', startGoal],
  ['a run and its steps', lookAtRun],
  ['a table changed, and published by another', policy],
  ['autonomy set', autonomy],
  ['a schedule paused and resumed', schedule],
  ['edited, approved, rejected, put off', decide],
  ['claimed and returned', takeOver],
  ['everything stopped, and released by another', stopping],
  ['signed out', leave],
]

/** The work of a day without a mouse, in a company of its own: after each action the focus is where it makes sense. */
export const keyboard: Part = {
  name: 'keyboard',
  short: false,
  async play({ browser, tell }) {
    return inOwn(browser, async ({ sandbox, empty }) => {
      const seated = async () => handsOn((await empty()).page)
      const people: Typists = { anna: await seated(), lena: await seated(), felix: await seated() }
      const found: string[] = []
      for (const [name, chapter] of chapters) {
        try {
          await chapter(people, sandbox)
          tell(name)
        } catch (error) {
          found.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
          for (const { page } of Object.values(people)) {
            tell(`as it was: ${await pictured(page, 'keyboard')}`)
            await page.goto(sandbox.address)
          }
        }
      }
      return [...found, ...Object.values(people).flatMap(({ lost }) => lost)]
    })
  },
}
