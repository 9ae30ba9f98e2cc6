import { expect, test } from 'vitest'
import { alikeBy, scoreBank, type AlikeLines, type TrueBankGroup } from './score-bank.ts'

const truth: readonly TrueBankGroup[] = [
  { class: 'exact', identifiable: true, bank: [0], book: [0] },
  { class: 'one to many', identifiable: true, bank: [1], book: [2, 1] },
  { class: 'small difference', identifiable: true, bank: [2], book: [3] },
  { class: 'large difference', identifiable: false, bank: [3], book: [4] },
  { class: 'fee', identifiable: true, bank: [4], book: [] },
  { class: 'not booked', identifiable: true, bank: [5], book: [] },
]
const apart: AlikeLines = { bank: (line) => line, book: (line) => line }
const matched = 'matched' as const

test('a group is right only with all its lines and no other; what cannot be known counts for no recall', () => {
  const groups = [
    { bank: [0], book: [0], standing: matched },
    { bank: [1], book: [1], standing: matched },
    { bank: [2], book: [3], standing: 'suggested' as const },
  ]
  const score = scoreBank(truth, { groups, items: [] }, apart)
  expect(score.precision).toMatchObject({ count: 1, of: 2 })
  expect(score.recall).toMatchObject({ count: 2, of: 3 })
  expect(score.recallAlone).toMatchObject({ count: 1, of: 3 })
  expect(score.suggested).toMatchObject({ count: 1, of: 1 })
})

test('an item is right where it is of the class and of just these lines', () => {
  const items = [
    { class: 'fee', bank: [4], book: [] },
    { class: 'not booked', bank: [3], book: [] },
    { class: 'small difference', bank: [2], book: [3] },
  ]
  const { classes } = scoreBank(truth, { groups: [], items }, apart)
  expect(classes['fee']).toMatchObject({ planted: 1, found: 1, precision: { share: 1 }, recall: { share: 1 } })
  expect(classes['not booked']).toMatchObject({ planted: 1, precision: { share: 0 }, recall: { share: 0 } })
  expect(classes['small difference']).toMatchObject({ precision: { share: 1 }, recall: { share: 1 } })
  expect(classes['difference']).toMatchObject({ planted: 0, precision: { share: null }, recall: { share: null } })
})

test('lines that nobody can tell apart stand for each other', () => {
  const texts = ['PAY1 -5.00', 'PAY1 -5.00', 'PAY2 -5.00']
  const alike = { bank: apart.bank, book: alikeBy(3, (line) => texts[line] ?? '') }
  const twice: readonly TrueBankGroup[] = [
    { class: 'exact', identifiable: true, bank: [0], book: [0] },
    { class: 'booked twice', identifiable: true, bank: [], book: [1] },
  ]
  const swapped = {
    groups: [{ bank: [0], book: [1], standing: matched }],
    items: [{ class: 'booked twice', bank: [], book: [0] }],
  }
  const score = scoreBank(twice, swapped, alike)
  expect(score.precision).toMatchObject({ count: 1, of: 1 })
  expect(score.classes['booked twice']).toMatchObject({ precision: { share: 1 }, recall: { share: 1 } })
})
