import { inDialog, says, type Chapter } from './people.ts'

/** Everything is stopped by one, and goes on when another lets it. */
export const stopping: Chapter = async ({ anna, lena }) => {
  await anna.getByRole('button', { name: 'Stop everything' }).click()
  await anna.getByRole('dialog').getByLabel('Why').fill('Strange refunds')
  await inDialog(anna, 'Stop everything now')
  await anna
    .getByRole('dialog')
    .getByText(/^Stopped: /)
    .first()
    .waitFor()
  await anna.keyboard.press('Escape')
  await anna.getByRole('button', { name: /^Stopped: everything/ }).waitFor()
  await lena.reload()
  await lena.getByRole('button', { name: /^Stopped: everything/ }).click()
  await inDialog(lena, 'Release…')
  await lena.getByRole('dialog').getByLabel('Why it may go on').fill('They were right')
  await inDialog(lena, /^Release everything|^Release /)
  await says(lena, /^Released/)
  await lena.keyboard.press('Escape')
  await lena.getByRole('button', { name: 'Stop everything' }).waitFor()
}
