import { defineAgent } from '../../../../packages/operant/src/index.ts'
import { answering, askingFor, doAsAsked } from '../person.ts'
import { details } from './facts.ts'
import { records } from './records.ts'
import { reads } from './reads.ts'
import { writes } from './writes.ts'

export const slack = defineAgent({
  name: 'slack',
  title: 'An assistant in a workspace',
  goals: [doAsAsked],
  can: [askingFor(details), ...reads, ...records, ...writes, answering(details.$.text)],
  policies: [new URL('policy.yaml', import.meta.url)],
  reasoner: 'model',
})
