import { expect, test } from 'vitest'
import { evidenceLines, isMilder, levelMeans, levelNames, levels } from './levels.ts'

test('levels are ordered from the strictest, and each says what it means', () => {
  expect(isMilder('automatic', 'confirm')).toBe(true)
  expect(isMilder('shadow', 'propose')).toBe(false)
  expect(isMilder('confirm', 'confirm')).toBe(false)
  expect(levels.every((level) => levelNames[level] !== '' && levelMeans[level].endsWith('.'))).toBe(true)
})

test('evidence is told with what it is out of, and no reviews is not agreement', () => {
  const none = { confirmed: 0, differing: 0, approved: 0, rejected: 0, reviewed: 0, agreed: 0, agreedAtLeast: 0 }
  expect(evidenceLines(null)).toEqual([])
  expect(evidenceLines(none).map(({ text, tone }) => [text, tone])).toEqual([
    ['0 of 0 turned out as intended', 'calm'],
    ['never', 'calm'],
    ['none yet, so nothing is known', 'calm'],
  ])
  const some = { confirmed: 9, differing: 1, approved: 3, rejected: 1, reviewed: 13, agreed: 12, agreedAtLeast: 0.6669 }
  expect(evidenceLines(some).map(({ text, tone }) => [text, tone])).toEqual([
    ['9 of 10 turned out as intended', 'warn'],
    ['3 of 4 approved', 'warn'],
    ['12 of 13 agree: at least 66 %, with 95 % certainty', 'warn'],
  ])
})
