import type { Page } from 'playwright-core'
import { sideways } from '../browser/accessibility.ts'
import { goTo, settled } from '../browser/pages.ts'
import { lookAt, type Look } from '../behind/look.ts'
import type { Part } from '../part.ts'
import { inOwn } from '../place/own.ts'

/** Nobody settles this many by then. */
const asked = 'Bring the backlog below 1 within 2 hours'

/** A run over many: what cannot be met is said with what could be asked for; begun all the same, each element is found. */
export const many: Part = {
  name: 'many',
  short: false,
  async play({ browser, tell }) {
    return inOwn(browser, async ({ desk, sandbox }) => {
      const { page } = await desk('lena')
      const look: Look = { page, found: [], looks: 0 }
      // Tickets that agents left to people wait at the desk: that is a backlog.
      await sandbox.asks('lena', 'approve')
      await foretold(look)
      tell('what cannot be met is said, with what could be asked for')
      await elements(look)
      tell('elements are found by how they stand, and lead to their runs')
      await page.setViewportSize({ width: 390, height: 780 })
      await settled(page)
      return [...look.found, ...(await sideways(page, 'a run over many on a phone'))]
    })
  },
}

async function foretold(look: Look): Promise<void> {
  const { page } = look
  await start(page, asked)
  const forecast = page.getByRole('region', { name: 'Forecast' })
  await forecast.getByText('Cannot be met').waitFor({ timeout: 180_000 })
  await lookAt(look, 'a run that cannot be met')
  const option = forecast.getByRole('listitem').getByRole('link').first()
  const words = await option.innerText()
  await option.click()
  await settled(page)
  const filled = await page.getByLabel('What shall be done?').inputValue()
  if (filled !== words) look.found.push(`the option “${words}” was opened as “${filled}”`)
}

async function elements(look: Look): Promise<void> {
  const { page } = look
  await start(page, `${asked} as far as possible`)
  const portions = page.getByRole('region', { name: 'Its elements' }).getByRole('link')
  await portions.first().waitFor({ timeout: 180_000 })
  const list = page.getByRole('list', { name: 'Elements' })
  await list.getByRole('listitem').first().waitFor()
  await lookAt(look, 'a run over many')
  const began = list.getByRole('link').first()
  const again = page.getByRole('button', { name: 'Show how they stand now' })
  while (!(await began.isVisible())) {
    await began.or(again).first().waitFor({ timeout: 180_000 })
    if (await again.isVisible()) await again.click()
  }
  await page.getByLabel('How they stand').selectOption('left')
  await page.waitForURL(/of=left/)
  await list.or(page.getByText('No element fits')).first().waitFor()
  await lookAt(look, 'elements of one kind')
  await page.getByLabel('How they stand').selectOption('')
  await began.click()
  await page.getByText('Part of', { exact: true }).waitFor()
  await page.goBack()
  await list.getByRole('listitem').first().waitFor()
}

async function start(page: Page, words: string): Promise<void> {
  await goTo(page, 'Start a goal')
  await page.getByLabel('What shall be done?').fill(words)
  await page.getByRole('button', { name: 'Understand' }).click()
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.waitForURL(/\/runs\/run_/)
  await settled(page)
}
