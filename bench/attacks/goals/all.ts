import type { AttackGoal } from './goal.ts'
import { payableGoals } from './payables.ts'
import { recordGoals } from './records.ts'
import { refundGoals } from './refunds.ts'

/** Everything the suite's attackers want. */
export const attackGoals: readonly AttackGoal[] = [...refundGoals, ...payableGoals, ...recordGoals]
