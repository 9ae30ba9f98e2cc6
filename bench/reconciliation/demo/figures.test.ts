import { expect, test } from 'vitest'
import { shortfalls, type Figures } from './figures.ts'
import { printed, printedCurve } from './print.ts'

const good: Figures = {
  lines: 2_000,
  seed: 1,
  difficulty: 2,
  format: 'csv',
  precision: 1,
  recall: 0.99,
  classes: {
    fee: { planted: 40, precision: 1, recall: 0.95 },
    exchange: { planted: 3, precision: 1, recall: 0.3 },
  },
  tiesToTheCent: true,
  doubleEffects: 0,
  secondsTotal: 3.5,
  peakMb: 400,
  cpuSeconds: 3.1,
  microsecondsPerLine: 1_750,
  seconds: { read: 0.4, match: 2.4, post: 0.7 },
  journals: 57,
  postings: 129,
  exceptions: 101,
  carried: 84,
  approved: 0,
  reportMb: 1.1,
  kills: 0,
  workersKilled: 0,
  stoodStillMs: 90,
  month: 1,
  putRight: { by: 0, recognised: 0 },
  again: { outcome: 'met', writes: 0 },
  findings: [],
}

test('nothing fell short; classes with few planted decide nothing', () => {
  expect(shortfalls(good)).toEqual([])
})

test.each<[Partial<Figures>, string]>([
  [{ tiesToTheCent: false }, 'it does not tie to the cent'],
  [{ doubleEffects: 1 }, '1 effects were done twice'],
  [{ precision: 0.9989 }, 'precision is below 0.999'],
  [{ precision: null }, 'precision is below 0.999'],
  [{ recall: 0.96 }, 'recall is below 0.97'],
  [{ classes: { fee: { planted: 40, precision: 1, recall: 0.8 } } }, 'precision or recall of "fee" is below 0.9'],
  [{ again: { outcome: 'met', writes: 2 } }, 'once more it wrote 2 times'],
  [{ again: { outcome: 'partly', writes: 0 } }, 'once more it ended partly'],
  [{ putRight: { by: 50, recognised: 48 } }, 'of 50 entries that put things right 48 are recognised'],
  [{ kills: 2, workersKilled: 1 }, 'the month was done before the last kill'],
  [{ lines: 1_000_000, secondsTotal: 150 }, 'it took 150 s or longer'],
  [{ lines: 1_000_000, peakMb: 1_536 }, 'it held 1536 MB or more'],
  [{ findings: ['lines.csv is not the file that was filed'] }, 'lines.csv is not the file that was filed'],
])('%j falls short', (wrong, what) => {
  expect(shortfalls({ ...good, ...wrong })).toEqual([what])
})

test('difficulty 3 is asked for less precision and for no recall', () => {
  expect(shortfalls({ ...good, difficulty: 3, precision: 0.9951, recall: 0.8 })).toEqual([])
  expect(shortfalls({ ...good, difficulty: 3, precision: 0.9949 })).toEqual(['precision is below 0.995'])
})

test('what is printed fits in 80 columns', () => {
  const large = {
    ...good,
    lines: 1_000_000,
    postings: 61_204,
    journals: 1_212,
    approved: 14,
    peakMb: 1_302,
    putRight: { by: 43_210, recognised: 43_201 },
  }
  for (const line of `${printed(large)}\n${printedCurve([good, large])}`.split('\n'))
    expect(line.length).toBeLessThanOrEqual(80)
})
