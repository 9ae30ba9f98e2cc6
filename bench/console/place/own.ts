import type { Browser, Page } from 'playwright-core'
import { openDesk, type Desk } from '../browser/browser.ts'
import { openSandbox, type Sandbox } from './sandbox.ts'

/** A sandbox of a part's own, for what would take from the others what they need. */
export interface Own {
  readonly sandbox: Sandbox
  readonly desk: (person: string) => Promise<Desk>
  /** A browser in which nobody is signed in. */
  readonly empty: () => Promise<Desk>
}

/** Plays in a sandbox of its own, in which all tickets are there and what they ask waits. */
export async function inOwn(browser: Browser, play: (own: Own) => Promise<readonly string[]>): Promise<string[]> {
  const sandbox = await openSandbox({ tickets: 60, every: 3_600 })
  const desks: Desk[] = []
  const empty = async (): Promise<Desk> => {
    const made = await openDesk(browser)
    desks.push(made)
    return made
  }
  const desk = async (person: string): Promise<Desk> => {
    const made = await empty()
    await signInAs(made.page, sandbox, person)
    return made
  }
  try {
    const found = await play({ sandbox, desk, empty })
    return [...found, ...desks.flatMap(({ mishaps }) => mishaps.found)]
  } finally {
    await Promise.all(desks.map((one) => one.close()))
    await sandbox.close()
  }
}

export async function signInAs(page: Page, sandbox: Sandbox, person: string): Promise<void> {
  await page.goto(sandbox.signIn(person))
  await page.getByRole('heading', { level: 1 }).waitFor()
}
