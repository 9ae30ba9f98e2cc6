import { goTo } from '../browser/pages.ts'
import { inDialog, row, says, type Chapter } from './people.ts'

/** A table is changed by one, and published by another. */
export const policy: Chapter = async ({ lena, felix }) => {
  await goTo(lena, 'Policies')
  await lena.getByRole('button', { name: 'Change policies of support' }).click()
  const cell = lena.getByRole('region', { name: 'Table refunds' }).getByLabel('Amount of row 2')
  await cell.fill('<= 150.00 GBP')
  await cell.press('Tab')
  await lena.getByRole('button', { name: 'Hand in…' }).click()
  await lena.getByRole('dialog').getByLabel('Why').fill('Small refunds took too long')
  await inDialog(lena, 'Hand in')
  await lena.getByRole('dialog').waitFor({ state: 'hidden' })

  await goTo(felix, 'Policies')
  await row(felix, /^Version 2/)
  await felix.getByRole('button', { name: 'Publish…' }).click()
  await inDialog(felix, 'Publish')
  await says(felix, /governs support/)
}
