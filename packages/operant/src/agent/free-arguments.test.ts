import { action, filledFrom } from '../index.ts'
import { type Broken, loose, order, refusesEach, write } from '../testing/worlds/broken.ts'

const broken: readonly Broken[] = [
  [
    'a free argument that is no need',
    () => action({ ...write, free: loose(['note']) }),
    '"note" to be one of its needs',
    'correct the name',
  ],
  [
    'an argument that is free and privileged',
    () => action({ ...write, free: ['id'], privileged: ['id'] }),
    '"id" in "privileged" or in "free", not in both',
    'take it out of one',
  ],
  [
    'a dictation that is filled from no list',
    () => action({ ...write, relations: { id: filledFrom(order.$.id, loose(order.$.id)) } }),
    'a list behind',
    'an array',
  ],
  [
    'a dictation without a list',
    () => action({ ...write, relations: { id: filledFrom(order.$.id, loose(undefined)) } }),
    'the relation "among"',
    'write it as in',
  ],
]

refusesEach(broken, 'free-arguments')
