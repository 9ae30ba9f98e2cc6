import { goTo } from '../browser/pages.ts'
import { inDialog, type Chapter } from './people.ts'

/** An agent's action is set to only being shown, and holds at once. */
export const autonomy: Chapter = async ({ lena }) => {
  await goTo(lena, 'Agents')
  await lena.getByRole('main').getByRole('link', { name: 'support', exact: true }).first().click()
  const dial = lena.getByRole('group', { name: 'Level of payments.refund', exact: true })
  await dial.getByRole('button', { name: 'Shadow' }).click()
  await lena.getByRole('dialog').getByLabel('Why').fill('Refunds are looked at anew')
  await inDialog(lena, 'Set the level')
  await dial.getByRole('button', { name: 'Shadow', pressed: true }).waitFor()
  await lena.getByRole('main').getByText('Refunds are looked at anew').first().waitFor()
}
