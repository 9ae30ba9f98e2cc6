import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openCompany } from '@operant/sandbox'
import { createCompany, ticketSentences } from '@operant/sandbox/planter'
import { expect, onTestFinished, test } from 'vitest'
import { families } from '../../packages/agents/src/support/understanding/families.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** Words of a sentence, without what is filled in. */
function wordsOf(sentence: string): string[] {
  return (
    sentence
      .toLowerCase()
      .replaceAll(/\{\w+\}/g, ' ')
      .replaceAll('’', "'")
      .match(/[a-z']+/g) ?? []
  )
}

/** Share of the words that two sentences have in common, of all words of both. */
function overlap(one: readonly string[], other: readonly string[]): number {
  const [left, right] = [new Set(one), new Set(other)]
  const shared = [...left].filter((word) => right.has(word)).length
  return shared / (left.size + right.size - shared)
}

const taught = families.flatMap(({ wordings }) => wordings.map((wording) => ({ wording, words: wordsOf(wording) })))

test('no wording that the classifier learns from is a ticket’s, nor nearly one', () => {
  expect(taught.length).toBeGreaterThan(400)
  const sentences = ticketSentences()
  expect(new Set(sentences).size).toBe(sentences.length)
  expect(sentences.length).toBeGreaterThanOrEqual(300)
  const near = sentences.flatMap((sentence) => {
    const words = wordsOf(sentence)
    return taught
      .filter((one) => overlap(words, one.words) > 0.75)
      .map(({ wording }) => `"${sentence}" is taught as "${wording}"`)
  })
  expect(near).toEqual([])
})

test('no ticket of a generated company holds a taught wording', async () => {
  const folder = await temporaryFolder('held-out')
  const directory = join(folder, 'company')
  createCompany({ directory, truthFile: join(folder, 'truth.json'), seed: 23, tickets: 400, difficulty: 1 })
  const company = openCompany({ directory })
  onTestFinished(() => company.close())
  const truth: unknown = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'))
  expect(truth).toMatchObject({ seed: 23 })
  const long = taught.filter(({ words }) => words.length >= 5).map(({ words }) => ` ${words.join(' ')} `)
  const texts = (await company.desk.openTickets()).map(({ id, body }) => ({ id, text: ` ${wordsOf(body).join(' ')} ` }))
  expect(texts.length).toBe(400)
  expect(texts.filter(({ text }) => long.some((wording) => text.includes(wording))).map(({ id }) => id)).toEqual([])
})
