import type { Locator, Page } from 'playwright-core'

/** Somebody who has a keyboard and no mouse. */
export interface Hands {
  readonly page: Page
  /** Where the focus was lost, or went where it makes no sense: a line each. */
  readonly lost: readonly string[]
  /** Presses keys, one after the other: `g i`. */
  readonly press: (keys: string) => Promise<void>
  /** Types into whatever has the focus, in place of what is there. */
  readonly write: (text: string) => Promise<void>
  /** Goes to something as Tab leads to it, and nothing else. @throws Error where it does not lead there. */
  readonly reach: (wanted: Locator) => Promise<void>
  /** Reaches it, and presses Enter on it. */
  readonly enter: (wanted: Locator) => Promise<void>
  /** The focus has to be on something that is seen after an action: on this, where it is said. */
  readonly lands: (after: string, on?: Locator) => Promise<void>
}

/** Presses of Tab after which something is not to be had. */
const furthest = 400

/** Milliseconds within which the focus comes to rest, once what was done is shown. */
const rest = 10_000

export function handsOn(page: Page): Hands {
  const lost: string[] = []
  const focused = page.locator(':focus')
  const reach = async (wanted: Locator): Promise<void> => {
    await wanted.first().waitFor()
    for (let pressed = 0; pressed < furthest; pressed++) {
      if ((await wanted.and(focused).count()) > 0) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not lead to ${String(wanted)}`)
  }
  return {
    page,
    lost,
    async press(keys) {
      for (const key of keys.split(' ')) await page.keyboard.press(key)
    },
    async write(text) {
      await page.keyboard.press('Control+a')
      await page.keyboard.type(text)
    },
    reach,
    async enter(wanted) {
      await reach(wanted)
      await page.keyboard.press('Enter')
    },
    async lands(after, on) {
      const wanted = on === undefined ? focused : on.and(focused)
      const seen = await wanted
        .first()
        .waitFor({ timeout: rest })
        .then(() => true)
        .catch(() => false)
      if (seen) return
      const where = (await focused.count()) === 0 ? 'on nothing' : `on ${await focused.first().ariaSnapshot()}`
      lost.push(`after ${after} the focus is ${where.replaceAll(/\s+/g, ' ').slice(0, 200)}`)
    },
  }
}
