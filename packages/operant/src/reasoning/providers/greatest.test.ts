import { expect, test } from 'vitest'
import type { ModelPart } from '../../run/language-models.ts'
import { mostInput } from './greatest.ts'
import { question } from './testing/providers-bench.ts'

const shown = (...content: readonly ModelPart[]) =>
  mostInput({ ...question, tools: [], messages: [{ role: 'user', content }] })
const nothing = shown()
const file = (mediaType: string, text: string): ModelPart => ({ kind: 'file', mediaType, data: Buffer.from(text) })

test('two bytes count as a token: more than any tokenizer makes of words, numbers and JSON', () => {
  expect(shown({ kind: 'text', text: 'x'.repeat(2_000) }) - nothing).toBe(1_016)
  expect(shown({ kind: 'text', text: '漢'.repeat(1_000) }) - nothing).toBe(1_516)
  const { tools: _, ...without } = question
  expect(mostInput(question)).toBeGreaterThan(mostInput(without) + 50)
})

test('pictures count as the most that a provider makes of one, documents by their pages', () => {
  expect(shown(file('image/png', 'x'.repeat(100_000))) - nothing).toBe(5_000)
  const pages = '/Type /Pages /Count 2 /Type /Page /Type/Page '
  expect(shown(file('application/pdf', pages)) - nothing).toBe(8_000)
  expect(shown(file('application/pdf', 'x'.repeat(10_000))) - nothing).toBe(20_000)
})
