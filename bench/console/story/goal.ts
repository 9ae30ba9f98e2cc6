import { goTo } from '../browser/pages.ts'
import { row, says, type Chapter } from './people.ts'

/** A ticket that nobody has taken up: two lines that somebody else has to approve. */
export const ticket = 'TIC-419108'

/** A goal in words is started, and watched; the worker that has it is killed. */
export const startGoal: Chapter = async ({ anna }, sandbox, tell) => {
  await goTo(anna, 'Start a goal')
  await anna.getByLabel('What shall be done?').fill(`Please resolve ticket ${ticket}`)
  await anna.getByRole('button', { name: 'Understand' }).click()
  await anna.getByRole('heading', { name: 'This is what was understood' }).waitFor()
  await anna.getByRole('button', { name: 'Start', exact: true }).click()
  tell(await says(anna, /^Started run_/))
  await sandbox.killWorker()
  tell('its worker was killed')
  await goTo(anna, 'Runs')
  await row(anna, new RegExp(ticket))
  // Nobody reloads the page: what happens comes to it.
  await anna.getByRole('main').getByText('Waiting', { exact: true }).first().waitFor({ timeout: 180_000 })
}
