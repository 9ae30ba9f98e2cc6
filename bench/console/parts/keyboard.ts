import { openDesk, pictured } from '../browser/browser.ts'
import { handsOn } from '../keyboard/hands.ts'
import type { Chapter, Typists } from '../keyboard/people.ts'
import { autonomy, enter, leave, policy, schedule, stopping } from '../keyboard/rules.ts'
import { decide, everyPage, lookAtRun, startGoal, takeOver } from '../keyboard/work.ts'
import type { Part } from '../part.ts'
import { openSandbox } from '../place/sandbox.ts'

const chapters: readonly (readonly [string, Chapter])[] = [
  ['signed in', enter],
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
    const sandbox = await openSandbox({ tickets: 60, every: 3_600 })
    const desks = [await openDesk(browser), await openDesk(browser)] as const
    const people: Typists = { lena: handsOn(desks[0].page), felix: handsOn(desks[1].page) }
    const found: string[] = []
    try {
      for (const [name, chapter] of chapters) {
        try {
          await chapter(people, sandbox)
          tell(name)
        } catch (error) {
          found.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
          for (const desk of desks) tell(`as it was: ${await pictured(desk.page, 'keyboard')}`)
        }
      }
      return [...found, ...people.lena.lost, ...people.felix.lost, ...desks.flatMap(({ mishaps }) => mishaps.found)]
    } finally {
      await Promise.all(desks.map((desk) => desk.close()))
      await sandbox.close()
    }
  },
}
