import { describe, expect, test } from 'vitest'
import { sentenceEncoder } from '../../packages/operant/src/reasoning/text/encoder.ts'
import { answersFor, shareOf } from './measure.ts'
import { banking77, dataFolder } from './sentences.ts'
import { firstOfEach, splitByFifths } from './splits.ts'

const folder = dataFolder()
const encoder = await sentenceEncoder()
const intents = 10

test('a fifth of each intent is held out, by the seed, and never trained on', () => {
  const sentences = Array.from({ length: 50 }, (_, at) => ({ text: `${at}`, intent: at % 2 ? 'odd' : 'even' }))
  const [one, same, other] = [1, 1, 2].map((seed) => splitByFifths(sentences, seed))
  expect(one).toEqual(same)
  expect(one).not.toEqual(other)
  expect(one?.held.map(({ intent }) => intent).toSorted()).toEqual([...Array(5).fill('even'), ...Array(5).fill('odd')])
  const held = new Set(one?.held.map(({ text }) => text))
  expect(one?.training.filter(({ text }) => held.has(text))).toEqual([])
  expect(firstOfEach(one?.training ?? [], 3)).toHaveLength(6)
})

describe.skipIf(folder === undefined || !encoder)('Banking77, 10 examples for each of 10 intents', () => {
  test('meaning adds to words, and confidence is honest', { timeout: 120_000 }, async () => {
    const some = new Set([...new Set(banking77(folder ?? '').map(({ intent }) => intent))].toSorted().slice(0, intents))
    const { training, held } = splitByFifths(
      banking77(folder ?? '').filter(({ intent }) => some.has(intent)),
      1,
    )
    const taught = firstOfEach(training, 10)
    const asked = firstOfEach(held, 10)
    const texts = [...new Set([...taught, ...asked].map(({ text }) => text))]
    const encoded = (await encoder?.encode(texts)) ?? []
    const vectors = new Map(texts.map((text, at) => [text, encoded[at] ?? new Float32Array()]))
    const [both, words] = [vectors, undefined].map((one) => answersFor(taught, asked, one))
    const right = (answers: typeof both) => shareOf(answers ?? [], (answer) => answer.right)
    const claimed = (both ?? []).reduce((sum, { confidence }) => sum + confidence, 0) / (both?.length ?? 1)
    console.info(
      `words and meaning ${right(both).toFixed(3)} (says ${claimed.toFixed(3)}), words ${right(words).toFixed(3)}`,
    )
    expect(right(both)).toBeGreaterThanOrEqual(0.85)
    expect(right(both)).toBeGreaterThan(right(words))
    expect(Math.abs(claimed - right(both))).toBeLessThan(0.08)
  })
})
