import { defineAgent } from '../../../../packages/operant/src/index.ts'
import { answering, askingFor, doAsAsked } from '../person.ts'
import { details } from './facts.ts'
import { reads } from './reads.ts'
import { writes } from './writes.ts'

export const travel = defineAgent({
  name: 'travel',
  title: 'A travel assistant',
  goals: [doAsAsked],
  can: [askingFor(details), ...reads, ...writes, answering(details.$.text)],
  policies: [new URL('policy.yaml', import.meta.url)],
  reasoner: 'model',
})
