import { expect, test } from 'vitest'
import { fewPlays } from './plays.ts'
import { playAll } from './suite.ts'
import { wrongWith } from './verdict/judge.ts'

test('whatever a model and its server do: every run ends right, within its limits, and nothing is done wrongly', async () => {
  const wrong: string[] = []
  let questions = 0
  const plays = fewPlays()
  await playAll(plays, (played) => {
    wrong.push(...wrongWith(played))
    questions += played.seen.requests
  })
  expect(wrong).toEqual([])
  expect(questions).toBeGreaterThan(plays.length)
}, 240_000)
