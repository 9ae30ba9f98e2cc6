import { settled } from '../browser/pages.ts'
import { dialogOf, go, sayWhy, signIn, told, type Chapter } from './people.ts'

/** Each signs in with the token that they were given. */
export const signInAll: Chapter = async ({ anna, lena, felix }, sandbox) => {
  await signIn(anna, sandbox.signIn('anna'))
  await signIn(lena, sandbox.signIn('lena'))
  await signIn(felix, sandbox.signIn('felix'))
}

/** A cell of a table is changed and handed in; somebody else publishes it. */
export const policy: Chapter = async ({ lena, felix }) => {
  const { page } = lena
  await go(lena, 'p', 'Policies')
  await lena.enter(page.getByRole('button', { name: 'Change policies of support' }))
  const cell = page.getByRole('region', { name: 'Table refunds' }).getByLabel('Amount of row 2')
  await cell.waitFor()
  await lena.lands('beginning a draft', page.getByRole('heading', { level: 1 }))
  await lena.reach(cell)
  await lena.write('<= 150.00 GBP')
  await lena.press('Enter')
  await lena.lands('keeping a cell')
  const handIn = page.getByRole('button', { name: 'Hand in…', disabled: false })
  await lena.enter(handIn)
  await sayWhy(lena, 'Why', 'Small refunds took too long', 'Hand in')
  await told(lena, /^Version 2 waits/)
  await page.waitForURL(/of=.*2/)
  await settled(page)
  await lena.lands('handing in')

  await go(felix, 'p', 'Policies')
  await felix.enter(felix.page.getByRole('main').getByRole('link', { name: /^Version 2/ }))
  const publish = felix.page.getByRole('button', { name: 'Publish…' })
  await publish.waitFor()
  await felix.lands('opening a version', felix.page.getByRole('heading', { level: 1 }))
  await felix.enter(publish)
  const dialog = await dialogOf(felix, 'asking to publish')
  await felix.enter(dialog.getByRole('button', { name: 'Publish', exact: true, disabled: false }))
  await told(felix, /governs support/)
  await publish.waitFor({ state: 'hidden' })
  await felix.lands('publishing')
}

/** How far an agent goes by itself with one of its actions. */
export const autonomy: Chapter = async ({ lena }) => {
  const { page } = lena
  await go(lena, 'a', 'Agents')
  await lena.enter(page.getByRole('main').getByRole('link', { name: 'support', exact: true }))
  const dial = page.getByRole('group', { name: 'Level of payments.refund', exact: true })
  await dial.waitFor()
  await lena.lands('opening an agent', page.getByRole('heading', { level: 1 }))
  const shadow = dial.getByRole('button', { name: 'Shadow' })
  await lena.enter(shadow)
  await sayWhy(lena, 'Why', 'Refunds are looked at anew', 'Set the level')
  await dial.getByRole('button', { name: 'Shadow', pressed: true }).waitFor()
  await lena.lands('setting a level', shadow)
}

/** A schedule is paused with a reason, and resumed. */
export const schedule: Chapter = async ({ lena }) => {
  const { page } = lena
  await go(lena, 's', 'Schedules')
  await page.getByRole('main').locator('tbody').getByRole('link').first().waitFor()
  await lena.press('j')
  await lena.lands('j', page.getByRole('main').getByRole('link'))
  await lena.press('Enter')
  const pause = page.getByRole('button', { name: 'Pause…' })
  await pause.waitFor()
  await lena.lands('opening a schedule', page.getByRole('heading', { level: 1 }))
  await lena.enter(pause)
  await sayWhy(lena, 'Why', 'The day is short', 'Pause')
  await told(lena, /is paused/)
  const resume = page.getByRole('button', { name: 'Resume' })
  await resume.waitFor()
  await lena.lands('pausing')
  await lena.enter(resume)
  await told(lena, /goes on/)
  await pause.waitFor()
  await lena.lands('resuming')
}

/** Everything is stopped by one, and released by another. */
export const stopping: Chapter = async ({ lena, felix }) => {
  await felix.enter(felix.page.getByRole('button', { name: 'Stop everything' }))
  await sayWhy(felix, 'Why', 'Strange refunds', 'Stop everything now')
  const pulled = felix.page.getByRole('dialog')
  await pulled
    .getByText(/^Stopped: /)
    .first()
    .waitFor()
  await felix.lands('stopping everything', pulled.locator('*'))
  await felix.press('Escape')
  const stands = { name: /^Stopped: everything/ }
  await felix.lands('closing what told of it', felix.page.getByRole('button', stands))

  await lena.enter(lena.page.getByRole('button', stands))
  const dialog = await dialogOf(lena, 'opening what is stopped')
  await lena.enter(dialog.getByRole('button', { name: 'Release…' }))
  await sayWhy(lena, 'Why it may go on', 'They were right', /^Release/)
  await told(lena, /^Released/)
  const again = lena.page.getByRole('button', { name: 'Stop everything' })
  await again.waitFor()
  await lena.lands('releasing', again)
}

/** The way out; whoever comes next can type at once. */
export const leave: Chapter = async ({ lena }) => {
  const { page, enter, lands } = lena
  await enter(page.getByRole('button', { name: /^L? ?lena/i }))
  const dialog = await dialogOf(lena, 'opening the account')
  await enter(dialog.getByRole('button', { name: 'Sign out' }))
  const token = page.getByLabel('Token')
  await token.waitFor()
  await lands('signing out', token)
}
