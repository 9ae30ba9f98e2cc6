import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { trainClassifier } from './classifier.ts'
import type { Example } from './classifier.ts'
import { seededRandom, shuffled } from './random.ts'

/** Banking77 (Casanueva et al. 2020, CC BY 4.0), `text,category` rows; outside the repository, so often absent. */
const beside = fileURLToPath(new URL('../../../../../../shared/data/support', import.meta.url))
const file = join(process.env['TEXT_DATA'] ?? beside, 'banking77_train.csv')
const ROW = /^(?:"((?:[^"]|"")*)"|([^",\n]*)),([a-zA-Z_?]+)\r?$/gm
const PER_INTENT = 10
const QUESTIONS = 2_000

const readRows = (): Example<string>[] =>
  [...readFileSync(file, 'utf8').matchAll(ROW)]
    .slice(1)
    .map((row) => ({ text: (row[1] ?? row[2] ?? '').replaceAll('""', '"'), label: row[3]! }))

describe.skipIf(!existsSync(file))('Banking77, 10 examples for each of 77 intents', () => {
  it('answers about 72 % of unseen questions rightly, with honest confidence', () => {
    const examples: Example<string>[] = []
    const questions: Example<string>[] = []
    const taken = new Map<string, number>()
    for (const row of shuffled(readRows(), seededRandom(77))) {
      const before = taken.get(row.label) ?? 0
      taken.set(row.label, before + 1)
      if (before < PER_INTENT) examples.push(row)
      else if (questions.length < QUESTIONS) questions.push(row)
    }
    expect(taken.size).toBe(77)
    const trainingStarted = performance.now()
    const classifier = trainClassifier({ examples, seed: 1 })
    const askingStarted = performance.now()
    const answers = questions.map(({ text, label }) => {
      const answer = classifier.classify(text)
      return { right: answer.label === label, confidence: answer.confidence }
    })
    const finished = performance.now()
    const share = (list: typeof answers): number => list.filter((answer) => answer.right).length / list.length
    const certain = answers.filter((answer) => answer.confidence >= 0.7)
    const claimed = answers.reduce((sum, answer) => sum + answer.confidence, 0) / answers.length
    console.info(
      `Banking77: accuracy ${share(answers).toFixed(3)}, mean confidence ${claimed.toFixed(3)}; ` +
        `at .7 ${(certain.length / answers.length).toFixed(3)} answered, ${share(certain).toFixed(3)} right; ` +
        `temperature ${classifier.trained.temperature.toFixed(2)}, ` +
        `trained in ${(askingStarted - trainingStarted).toFixed(0)} ms, ` +
        `${((finished - askingStarted) / questions.length).toFixed(3)} ms a question`,
    )
    expect(share(answers)).toBeGreaterThanOrEqual(0.68)
    expect(Math.abs(claimed - share(answers))).toBeLessThan(0.06)
    expect(share(certain)).toBeGreaterThanOrEqual(0.87)
    expect(certain.length / answers.length).toBeGreaterThanOrEqual(0.45)
  })
})
