import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { SentenceEncoder } from '../text/encoder.ts'
import { Learner } from './learner.ts'
import { trainedFiles } from './trained-files.ts'

const examples = ['rain', 'snow', 'a storm', 'sunshine', 'hail', 'fog']
  .map((text) => ({ text: `is there ${text} tomorrow`, value: 'weather' }))
  .concat(
    ['soup', 'bread', 'a salad', 'cake', 'rice', 'beans'].map((text) => ({
      text: `how do I make ${text}`,
      value: 'food',
    })),
  )

/** Stands for a sentence encoder: the letters of a text, counted; it remembers how many texts it encoded. */
function letters(): SentenceEncoder & { encoded: number } {
  const encoder = {
    name: 'letters',
    encoded: 0,
    encode: async (texts: readonly string[]) => {
      encoder.encoded += texts.length
      return texts.map((text) => {
        const counts = Array.from({ length: 26 }, (_, at) => text.split(String.fromCharCode(97 + at)).length - 1)
        const length = Math.hypot(...counts) || 1
        return Float32Array.from(counts, (one) => one / length)
      })
    },
  }
  return encoder
}

test('what was trained is kept in a file, by its examples; a broken file is trained again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'trained-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [first, second, third, fourth] = [letters(), letters(), letters(), letters()]
  const asked = 'how do I make rice pudding'
  const trained = await new Learner(trainedFiles(folder)).classifier(examples, first)
  const answer = await trained.classify(asked)
  expect(answer.label).toBe('food')
  expect(first.encoded).toBe(examples.length + 1)
  const kept = await new Learner(trainedFiles(folder)).classifier(examples, second)
  expect(await kept.classify(asked)).toEqual(answer)
  expect(second.encoded).toBe(1)
  const [file = ''] = readdirSync(folder)
  writeFileSync(join(folder, file), 'broken')
  expect(await (await new Learner(trainedFiles(folder)).classifier(examples, third)).classify(asked)).toEqual(answer)
  expect(third.encoded).toBe(examples.length + 1)
  await new Learner(trainedFiles(folder)).classifier([...examples, { text: 'is it cold', value: 'weather' }], fourth)
  expect(fourth.encoded).toBe(examples.length + 1)
  expect(readdirSync(folder)).toHaveLength(2)
})

test('a process trains once for the same examples, and anew for others', async () => {
  const learner = new Learner()
  const one = learner.classifier(examples, undefined)
  expect(learner.classifier([...examples], undefined)).toBe(one)
  expect(learner.classifier(examples.slice(1), undefined)).not.toBe(one)
  expect((await one).trained.encoder).toBeUndefined()
})
