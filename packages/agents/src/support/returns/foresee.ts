import { calculation } from 'operant'
import { foreseen } from '../hand-over/foreseen.ts'
import { roleOf } from '../hand-over/option.ts'
import { returnFinding } from './finding.ts'
import { request } from './attached.ts'

/** Whether the table of returns settles the request. */
export const foreseeReturn = calculation({
  name: 'foreseeReturn',
  needs: { finding: returnFinding, request: request.$.id },
  gives: foreseen,
  compute: (i) =>
    i.finding.course === 'person'
      ? { kind: 'no' as const, doubts: [...i.finding.doubts], role: roleOf(i.finding.doubts) }
      : { kind: 'yes' as const },
})
