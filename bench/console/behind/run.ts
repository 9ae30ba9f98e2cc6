import { goTo, settled } from '../browser/pages.ts'
import { lookAt, lookAtDialog, lookAtEntry, lookAtTabs, type Look } from './look.ts'

/** A run that has ended, each of its views, and a step with each tab; and one that goes on. */
export async function run(look: Look): Promise<void> {
  const { page } = look
  await openRun(look, 'Met')
  await lookAtTabs(look, 'Views of the run', 'a run')
  await page
    .getByRole('navigation', { name: 'Views of the run' })
    .getByRole('link', { name: 'List', exact: true })
    .click()
  const step = page.getByRole('region', { name: 'What it did' }).getByRole('listitem').getByRole('link').last()
  await step.click()
  await page.getByRole('complementary', { name: /^Step \d+/ }).waitFor()
  await lookAtTabs(look, 'About the step', 'a step')
  await lookAtDialog(look, page.getByRole('button', { name: /^Replay/ }), 'replaying')
  await lookAtDialog(look, page.getByRole('button', { name: /^Run again/ }), 'running again')
  await openRun(look, 'Waiting')
  await lookAt(look, 'a run that waits')
  await lookAtEntry(look, 'Intervene', 'Take over…', 'taking over')
  await lookAtEntry(look, 'Intervene', 'Cancel the run…', 'cancelling')
}

async function openRun({ page }: Look, state: string): Promise<void> {
  await goTo(page, 'Runs')
  const row = page.getByRole('main').getByRole('row').filter({ hasText: state })
  await row.getByRole('link').first().click()
  await page.getByRole('navigation', { name: 'Views of the run' }).waitFor()
  await settled(page)
}
