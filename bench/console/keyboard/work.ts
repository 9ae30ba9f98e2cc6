import { settled } from '../browser/pages.ts'
import { ticket } from '../story/goal.ts'
import { dialogOf, go, sayWhy, show, told, type Chapter } from './people.ts'

const pages: readonly (readonly [string, string])[] = [
  ['i', 'Inbox'],
  ['e', 'Escalations'],
  ['r', 'Runs'],
  ['m', 'Metrics'],
  ['n', 'Start a goal'],
  ['p', 'Policies'],
  ['a', 'Agents'],
  ['s', 'Schedules'],
  ['c', 'Connectors'],
  ['h', 'Home'],
]

/** Every page by its keys; what lies over a page gives the focus back. */
export const everyPage: Chapter = async ({ lena }) => {
  for (const [key, title] of pages) await go(lena, key, title)
  for (const keys of ['?', 'Control+k']) {
    await lena.press(keys)
    const dialog = await dialogOf(lena, keys)
    await lena.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await lena.lands(`Escape after ${keys}`, lena.page.getByRole('heading', { level: 1 }))
  }
  await lena.press('Control+k')
  await dialogOf(lena, 'Control+k')
  await lena.write('Agents')
  await lena.page
    .getByRole('option', { name: /Agents/ })
    .first()
    .waitFor()
  await lena.press('Enter')
  await lena.page.getByRole('heading', { level: 1, name: 'Agents' }).waitFor()
  await lena.lands('going to a page by its name', lena.page.getByRole('heading', { level: 1 }))
}

/** A goal in words, understood and started. */
export const startGoal: Chapter = async ({ anna }) => {
  const { page } = anna
  await go(anna, 'n', 'Start a goal')
  await anna.reach(page.getByLabel('What shall be done?'))
  await anna.write(`Please resolve ticket ${ticket}`)
  await anna.press('Enter')
  await page.getByRole('heading', { name: 'This is what was understood' }).waitFor()
  await anna.lands('understanding')
  await anna.enter(page.getByRole('button', { name: 'Start', exact: true }))
  await told(anna, /^Started run_/)
  await page.waitForURL(/\/runs\/run_/)
  await settled(page)
  await anna.lands('starting a goal', page.getByRole('heading', { level: 1 }))
}

/** One request is edited, one approved, one rejected and one put off. */
export const decide: Chapter = async ({ lena }) => {
  const { page } = lena
  const outcome = page.getByRole('article', { name: 'Request' }).getByRole('status')
  await go(lena, 'i', 'Inbox')
  await show(lena, /ORD-824841-2 from KSL1/)
  await lena.press('e')
  const editing = await dialogOf(lena, 'e')
  await lena.reach(editing.getByLabel('warehouse'))
  await lena.write('LDS1')
  await lena.press('Enter')
  await told(lena, /^Changed/)
  await outcome.first().waitFor()
  await lena.lands('editing', outcome)

  await show(lena, /ORD-824841-2 from LDS1/)
  const rest = page.getByRole('button', { name: 'Show the rest' })
  const approve = page.getByRole('article').getByRole('button', { name: /^Approve\b(?! \d)/, disabled: false })
  // It goes by itself where the way to it led past all of the request.
  await lena.reach(rest.or(approve))
  if (await rest.isVisible()) {
    await lena.press('Enter')
    await approve.first().waitFor()
    await lena.lands('showing the rest')
  }
  await approve.first().waitFor()
  await lena.press('a')
  const approving = await dialogOf(lena, 'a')
  await lena.enter(approving.getByRole('button', { name: /^Approve/ }).last())
  await told(lena, /^Approved/)
  await outcome.first().waitFor()
  await lena.lands('approving', outcome)

  await show(lena, /ORD-1661-1/)
  await lena.press('r')
  await sayWhy(lena, 'Why not', 'The customer plays games with us', /^Reject/)
  await told(lena, /^Rejected/)
  await outcome.first().waitFor()
  await lena.lands('rejecting', outcome)

  await show(lena, /ORD-824841-1 from KSL1/)
  await lena.press('h')
  const snoozing = await dialogOf(lena, 'h')
  await lena.enter(snoozing.getByRole('button', { name: /hour|tomorrow|minutes/i }).first())
  await told(lena, /^Snoozed/)
  await lena.lands('snoozing', page.getByRole('article').locator('*'))
}

/** What was handed over is claimed by its key, and returned to the agent. */
export const takeOver: Chapter = async ({ lena }) => {
  const { page } = lena
  await go(lena, 'e', 'Escalations')
  await page.getByRole('article').getByRole('heading', { level: 2 }).first().waitFor({ timeout: 180_000 })
  await lena.press('j')
  await lena.lands('j')
  await lena.enter(page.getByRole('button', { name: /^Claim/ }))
  await told(lena, /^You have it/)
  const back = page.getByRole('button', { name: /^Return to the agent/ })
  await back.waitFor()
  await lena.lands('claiming')
  await lena.enter(back)
  await sayWhy(lena, 'What you did', 'The customer was called and is content', /^Return/)
  await told(lena, /^Returned/)
  await back.waitFor({ state: 'hidden' })
  await lena.lands('returning')
}

/** A run is opened, and a step of it; every view of the run and every part of the step is looked at. */
export const lookAtRun: Chapter = async ({ lena }) => {
  const { page } = lena
  await go(lena, 'r', 'Runs')
  const rows = page.getByRole('main').locator('tbody').getByRole('row')
  await rows.getByRole('link').first().waitFor()
  await lena.press('j')
  await rows.and(page.locator('[aria-current=true]')).waitFor()
  await lena.lands('j')
  await lena.press('Enter')
  await page.waitForURL(/\/runs\/run_/)
  await settled(page)
  await lena.lands('opening a run', page.getByRole('heading', { level: 1 }))
  for (const view of ['Timeline', 'Graph', 'Plans', 'List']) {
    const tab = page.getByRole('navigation', { name: 'Views of the run' }).getByRole('link', { name: view })
    await lena.enter(tab)
    await page.waitForURL(new RegExp(`view=${view.toLowerCase()}`))
    await settled(page)
    await lena.lands(`the view ${view}`, tab)
  }
  const step = page.getByRole('complementary', { name: /^Step/ })
  // A run that was just started takes its first step in a moment.
  await page.getByRole('region', { name: 'What it did' }).getByRole('listitem').first().waitFor()
  await lena.press('j')
  await step.waitFor()
  await lena.lands('j')
  const tabs = step.getByRole('navigation').getByRole('link')
  await tabs.first().waitFor()
  for (const tab of await tabs.all()) {
    await lena.enter(tab)
    await settled(page)
    await lena.lands('a part of a step', tab)
  }
  await lena.press('Escape')
  await step.waitFor({ state: 'hidden' })
  await lena.lands('leaving the step')
}
