import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCompany } from '@operant/sandbox'
import { createCompany } from '@operant/sandbox/planter'
import { expect, onTestFinished, test } from 'vitest'
import { families } from './families.ts'

const FEWEST_WORDS = { ofAStretch: 5, ofAWhole: 4 }

/** Case, punctuation and blanks aside. */
const plain = (text: string): string => ` ${(text.toLowerCase().match(/[\p{L}\p{N}’']+/gu) ?? []).join(' ')} `

/** The stretches of a wording between its slots that are long enough to be its own; the whole, where it has none. */
const stretchesOf = (wording: string): string[] => {
  const parts = wording.split(/\{\w+\}/)
  const fewest = parts.length === 1 ? FEWEST_WORDS.ofAWhole : FEWEST_WORDS.ofAStretch
  return parts.map(plain).filter((stretch) => stretch.trim().split(' ').length >= fewest)
}

const ticketsOf = async (seed: number): Promise<string[]> => {
  const directory = mkdtempSync(join(tmpdir(), 'support-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  createCompany({ directory, truthFile: join(directory, 'truth.json'), seed, tickets: 400, difficulty: 1 })
  const company = openCompany({ directory })
  onTestFinished(() => company.close())
  const tickets = await company.desk.openTickets()
  return tickets.map(({ subject, body }) => plain(`${subject} ${body}`))
}

/** What is scored must not be what was learned: no ticket of the sample company is worded as a family that teaches. */
test('no wording that is learned from stands in a ticket of the sample company', async () => {
  const tickets = (await Promise.all([3, 17].map(ticketsOf))).flat()
  expect(tickets.length).toBeGreaterThan(700)
  const learned = families.flatMap(({ wordings }) => wordings)
  const stretches = learned.flatMap(stretchesOf)
  expect(stretches.length).toBeGreaterThan(1000)
  const shared = [...new Set(stretches)].filter((stretch) => tickets.some((ticket) => ticket.includes(stretch)))
  expect(shared).toEqual([])
})

test('the comparison sees a shared wording', () => {
  const [stretch = ''] = stretchesOf('I never received it.')
  expect(plain('Hello,\n\nAnd I never  RECEIVED it, sir')).toContain(stretch)
})
