import { usualPolicy, usualReconciliation, type ReconciliationPolicy } from '@operant/reconciliation'
import { expect, test } from 'vitest'
import type { Perturbation } from './perturb.ts'
import { scoreMonth } from './score-month.ts'

/** Other fees, other numbers, other amounts, a slower bank and more that goes wrong; the policy says so where it has to. */
const other: Perturbation = {
  scale: 3.7,
  later: 1,
  thinned: 3,
  fee: { share: 0.014, minor: 25 },
  renamed: (text) =>
    text
      .replaceAll(/RCV/gi, 'AR26')
      .replaceAll(/PAY/gi, 'KR9')
      .replaceAll(/GmbH/gi, 'Sp. z o.o.')
      .replaceAll(/Metall/gi, 'Stahlbau')
      .replaceAll(/Alder/gi, 'Brandenburger'),
}
const slower: ReconciliationPolicy = {
  ...usualReconciliation,
  matching: {
    ...usualPolicy,
    reference: { from: -1, to: 7 },
    party: { ...usualPolicy.party, to: 7 },
    together: { ...usualPolicy.together, to: 7 },
    small: { minor: 2_000, share: 0.006, partyMinor: 20_000 },
    doubleDays: 7,
  },
}

test('in a world with other habits, of which only the policy knows, it is as sure of itself and finds as much', () => {
  const scores = [201, 202, 203].map((seed) =>
    scoreMonth({ seed, lines: 4_000, difficulty: 2 }, { perturbation: other, policy: slower }),
  )
  for (const { score, ties, seed } of scores) {
    expect(ties, `seed ${seed} ties`).toBe(true)
    expect(score.precision.share, `seed ${seed}: matched alone, right`).toBeGreaterThanOrEqual(0.999)
    expect(score.recall.share, `seed ${seed}: found`).toBeGreaterThanOrEqual(0.97)
  }
})

test('fresh months of difficulty 2 are within the limits; those of difficulty 3 are nearly so', () => {
  const month = { seed: 301, lines: 4_000 }
  const noisy = scoreMonth({ ...month, difficulty: 2 }).score
  const adversarial = scoreMonth({ ...month, difficulty: 3 }).score
  expect(noisy.precision.share).toBeGreaterThanOrEqual(0.999)
  expect(noisy.recall.share).toBeGreaterThanOrEqual(0.97)
  expect(adversarial.precision.share).toBeGreaterThanOrEqual(0.995)
  expect(adversarial.recall.share).toBeGreaterThanOrEqual(0.95)
})
