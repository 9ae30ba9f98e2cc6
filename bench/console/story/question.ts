import { sideways, violationsOn } from '../browser/accessibility.ts'
import { goTo } from '../browser/pages.ts'
import { says, type Chapter } from './people.ts'

/** A question in words is answered with its sources; what is a list of records is a table. */
export const question: Chapter = async ({ felix }, _, tell) => {
  await goTo(felix, 'Start a goal')
  await felix.getByLabel('What shall be done?').fill('What is still open on the euro account?')
  await felix.getByRole('button', { name: 'Understand' }).click()
  await felix.getByRole('heading', { name: 'This is what was understood' }).waitFor()
  await felix.getByRole('button', { name: 'Start', exact: true }).click()
  await says(felix, /^Started run_/)
  const answers = felix.getByRole('region', { name: 'Answers' })
  await answers.getByRole('heading', { name: 'Still open' }).waitFor({ timeout: 180_000 })
  const first = answers.getByRole('table').first()
  for (const column of ['class', 'owner', 'count', 'amount'])
    await first.getByRole('columnheader', { name: column, exact: true }).waitFor()
  await answers.getByText(/^Read by read open from bank, books/).waitFor()
  const found = [...(await violationsOn(felix, 'an answer')), ...(await sideways(felix, 'an answer'))]
  if (found.length > 0) throw new Error(found.join('; '))
  tell(`${(await first.getByRole('row').count()) - 1} classes of what is open`)
}
