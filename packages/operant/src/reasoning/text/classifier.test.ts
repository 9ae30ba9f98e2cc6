import { describe, expect, it } from 'vitest'
import { trainClassifier } from './classifier.ts'
import type { Example } from './classifier.ts'
import { wordsOf } from './tokenise.ts'

type Topic = 'weather' | 'travel' | 'food'
const said: [Topic, string[]][] = [
  [
    'weather',
    [
      'will it rain in Oslo tomorrow',
      'how warm does it get at the coast today',
      'is there snow on the mountain pass',
      'give me the forecast for the weekend',
      'do I need an umbrella this afternoon',
      'when does the storm reach the harbour',
      'is tomorrow going to be sunny or cloudy',
      'what temperature should we expect tonight',
    ],
  ],
  [
    'travel',
    [
      'book a train from Lyon to Paris',
      'which platform does the night bus leave from',
      'I want to change my flight to Monday',
      'how long is the ferry crossing',
      'reserve two seats next to the window',
      'my train was cancelled, find another connection',
      'is there a cheaper ticket to Madrid',
      'what time does the last flight leave',
    ],
  ],
  [
    'food',
    [
      'a recipe for lentil soup please',
      'how long should I bake the potatoes',
      'what can I cook with leftover rice',
      'is this dish free of nuts',
      'which wine goes with grilled fish',
      'how do I keep bread fresh',
      'find a vegetarian restaurant nearby',
      'how much sugar belongs in the dough',
    ],
  ],
]
const examples = said.flatMap(([label, texts]) => texts.map((text): Example<Topic> => ({ text, label })))

const classifier = trainClassifier({ examples, seed: 3 })

describe('a trained classifier', () => {
  it('recognises wordings it has not seen', () => {
    expect(classifier.classify('will there be rain at the weekend').label).toBe('weather')
    expect(classifier.classify('change my train ticket').label).toBe('travel')
    expect(classifier.classify('how to bake bread with less sugar').label).toBe('food')
  })

  it('ranks every class, from the likeliest down, with confidences that sum to 1', () => {
    const { label, confidence, ranked } = classifier.classify('rain on my flight to Paris')
    expect(ranked.map((entry) => entry.label).toSorted()).toEqual(['food', 'travel', 'weather'])
    expect(ranked[0]).toEqual({ label, confidence })
    expect(ranked.reduce((sum, entry) => sum + entry.confidence, 0)).toBeCloseTo(1, 9)
    expect(ranked.map((entry) => entry.confidence)).toEqual(
      ranked.map((entry) => entry.confidence).toSorted((one, other) => other - one),
    )
  })

  it.each(['', '   ', '???', 'zzqx vvkj', 'ok', '日本語のテキスト'])('is unsure about %j', (text) => {
    expect(classifier.classify(text).confidence).toBeLessThan(0.6)
  })

  it('is the same for the same examples and seed', () => {
    const again = trainClassifier({ examples, seed: 3 })
    expect(again.trained).toEqual(classifier.trained)
  })

  it('refuses to train on one class', () => {
    expect(() => trainClassifier({ examples: [{ text: 'rain', label: 'weather' }], seed: 1 })).toThrow('two classes')
  })

  it('survives a very long text', () => {
    expect(classifier.classify('rain and snow '.repeat(20_000)).label).toBe('weather')
  })

  it('is less sure when examples of one group are copies of each other', () => {
    const copies = examples.flatMap((example, order) =>
      [1, 2, 3].map((): Example<Topic> => ({ ...example, group: `${order}` })),
    )
    const flattered = trainClassifier({ examples: copies.map(({ text, label }) => ({ text, label })), seed: 3 })
    const honest = trainClassifier({ examples: copies, seed: 3 })
    expect(honest.trained.temperature).toBeGreaterThan(flattered.trained.temperature)
  })
})

describe('words', () => {
  it('are lower case, without accents, apostrophes and particular digits', () => {
    expect(wordsOf("Hasn’t it ARRIVED at the Café? Order 1007, it's late")).toEqual([
      'hasnt',
      'it',
      'arrived',
      'at',
      'the',
      'cafe',
      'order',
      '0000',
      'its',
      'late',
    ])
  })
})
