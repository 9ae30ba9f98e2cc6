import { expect, test } from 'vitest'
import { defineProject } from './define-project.ts'
import { reviewSampling } from './review-sampling.ts'

const settings = defineProject({
  agents: [],
  principals: [],
  reviews: { share: 0.02, afterChange: 0.2, newFor: '7d', by: 'auditor', seed: 'any text' },
})
const changed = new Date('2026-11-20T08:00:00Z')
const later = (days: number): Date => new Date(changed.getTime() + days * 86_400_000)

test('more is drawn while what governs the agent is new, and never less than the share', () => {
  const sampling = reviewSampling(settings.reviews ?? {}, (agent) => (agent === 'changed' ? changed : undefined))
  expect([sampling.roles, sampling.seed]).toEqual([['auditor'], 'any text'])
  expect([0, 6.9, 7.1].map((days) => sampling.share('changed', later(days)))).toEqual([0.2, 0.2, 0.02])
  expect(sampling.share('never changed', changed)).toBe(0.02)
  expect(reviewSampling({ share: 0.5, afterChange: 0.1 }, () => changed).share('any', changed)).toBe(0.5)
  expect(reviewSampling({}, () => undefined).share('any', changed)).toBe(0.02)
})
