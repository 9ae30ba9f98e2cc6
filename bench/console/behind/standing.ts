import { goTo, settled } from '../browser/pages.ts'
import { lookAt, lookAtDialog, lookAtTabs, type Look } from './look.ts'

/** A version of policies and a draft, each tab. The draft is thrown away again. */
export async function policies(look: Look): Promise<void> {
  const { page } = look
  await goTo(page, 'Policies')
  await page.getByRole('main').getByRole('link', { name: 'support', exact: true }).click()
  await lookAtTabs(look, 'Parts', 'a version of policies')
  await page.getByRole('button', { name: 'Change policies of support' }).click()
  const discard = page.getByRole('button', { name: 'Discard…' })
  await discard.waitFor()
  await lookAtTabs(look, 'Parts', 'a draft')
  await lookAtDialog(look, discard, 'discarding a draft')
  await discard.click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^(Discard|Throw)/ })
    .click()
  await discard.waitFor({ state: 'hidden' })
}

/** An agent with each tab, and the dialogs that hold it back. */
export async function agent(look: Look): Promise<void> {
  const { page } = look
  await goTo(page, 'Agents')
  await page.getByRole('main').getByRole('link', { name: 'support', exact: true }).first().click()
  await lookAtTabs(look, 'About the agent', 'an agent')
  await page.getByRole('navigation', { name: 'About the agent' }).getByRole('link').first().click()
  const dial = page.getByRole('group', { name: 'Level of payments.refund', exact: true })
  await lookAtDialog(look, dial.getByRole('button', { name: 'Shadow' }), 'setting a level')
  await lookAtDialog(look, page.getByRole('main').getByRole('button', { name: /^Stop/ }), 'stopping an agent')
}

/** What starts goals: the lists, and one of each. */
export async function starts(look: Look): Promise<void> {
  const { page } = look
  await goTo(page, 'Schedules')
  await lookAtTabs(look, 'Kinds of starts', 'starts')
  await goTo(page, 'Schedules')
  await openFirst(look, 'Schedules', 'a schedule')
  await lookAtDialog(look, page.getByRole('button', { name: 'Run now…' }), 'running a schedule now')
  await lookAtDialog(look, page.getByRole('button', { name: 'Make up times…' }), 'making up times')
  await lookAtDialog(look, page.getByRole('button', { name: 'Pause…' }), 'pausing a schedule')
  await goTo(page, 'Schedules')
  await page
    .getByRole('navigation', { name: 'Kinds of starts' })
    .getByRole('link', { name: /^Triggers/ })
    .click()
  await openFirst(look, 'Triggers', 'a trigger')
}

export async function connector(look: Look): Promise<void> {
  await goTo(look.page, 'Connectors')
  await openFirst(look, 'Outside systems', 'a connector')
}

/** Opens what the first row of a table is about, and looks at it. */
async function openFirst(look: Look, table: string, where: string): Promise<void> {
  const { page } = look
  const link = page.getByRole('table', { name: table }).getByRole('link').first()
  const name = await link.innerText()
  await link.click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await settled(page)
  await lookAt(look, where)
}
