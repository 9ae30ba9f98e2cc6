import { expect, test } from 'vitest'
import { type DamageFacts, damageScore, damageSigns, inconsistency } from './damage-evidence.ts'

const nothing: DamageFacts = {
  deliveredOn: '2026-10-10',
  openedOn: null,
  reportedOn: '2026-10-20',
  shippedOn: '2026-10-07',
  damageScan: false,
  otherWeight: false,
  knownIssues: [],
  damagedClaims12Months: 0,
  photos: [],
}
const photo = (takenAt: string | null, more: Partial<DamageFacts['photos'][number]> = {}) => ({
  takenAt,
  wear: false,
  seenBefore: false,
  ...more,
})

test.each<[string, Partial<DamageFacts>, number]>([
  ['nothing', {}, 0],
  ['a photo of the day', { photos: [photo('2026-10-10T09:00:00Z')] }, 3],
  ['a photo of the third day', { photos: [photo('2026-10-13T09:00:00Z')] }, 3],
  ['a photo of the fourth day', { photos: [photo('2026-10-14T09:00:00Z')] }, 0],
  ['a photo that does not tell when', { photos: [photo(null)] }, 0],
  ['the carrier noted damage', { damageScan: true }, 4],
  ['another weight', { otherWeight: true }, 1],
  ['reported on the third day', { reportedOn: '2026-10-13' }, 2],
  ['reported on the fourth day', { reportedOn: '2026-10-14' }, 0],
  ['reported when the gift was opened', { openedOn: '2026-10-19' }, 2],
  ['a known issue', { knownIssues: ['KI-1'] }, 2],
  ['two claims', { damagedClaims12Months: 2 }, 0],
  ['three claims', { damagedClaims12Months: 3 }, -3],
  ['a picture seen before', { photos: [photo(null, { seenBefore: true })] }, -6],
  [
    'everything',
    {
      photos: [photo('2026-10-11T09:00:00Z', { seenBefore: true })],
      damageScan: true,
      otherWeight: true,
      reportedOn: '2026-10-11',
      knownIssues: ['KI-1'],
      damagedClaims12Months: 5,
    },
    3,
  ],
])('%s', (_, facts, score) => {
  expect(damageScore({ ...nothing, ...facts })).toBe(score)
  expect(damageSigns({ ...nothing, ...facts }).reduce((sum, { weight }) => sum + weight, 0)).toBe(score)
})

test('what no honest damage explains', () => {
  expect(inconsistency(nothing)).toBeNull()
  expect(inconsistency({ ...nothing, photos: [photo('2026-10-07T00:10:00Z')] })).toBeNull()
  expect(inconsistency({ ...nothing, photos: [photo('2026-10-06T23:50:00Z')] })).toContain('before the goods were sent')
  expect(inconsistency({ ...nothing, photos: [photo(null, { wear: true })] })).toContain('wear')
  expect(inconsistency({ ...nothing, photos: [photo(null, { seenBefore: true })] })).toContain('earlier request')
})
