import { openCompany } from '@operant/sandbox'
import type { Verdict } from '@operant/sandbox/planter'
import { understandReason } from '../../packages/agents/src/support/understanding/understand-reason.ts'

/** How the classifier read one text: right or not, and how sure it was, 0 to 1. */
export interface Reading {
  readonly confidence: number
  readonly isRight: boolean
}

export interface Calibration {
  readonly texts: number
  readonly right: number
  /** Mean squared distance of the confidence from being right (1) or wrong (0). */
  readonly brier: number | null
  /** By tenth of confidence; tenths without a text are left out. */
  readonly tenths: readonly {
    readonly from: number
    readonly texts: number
    readonly confidence: number
    readonly right: number
  }[]
}

/** What the classifier calls the reasons that the planter knows; what says too little has none. */
const reasonOf: Readonly<Record<string, string>> = {
  whereIs: 'not_received',
  saysDelivered: 'not_received',
  partMissing: 'not_received',
  pickup: 'not_received',
  returned: 'not_received',
  twoOrders: 'not_received',
  damaged: 'damaged',
  return: 'return',
  invoice: 'billing',
  cancel: 'cancel',
  other: 'other',
}

/** Reads every ticket whose reason the planter gave words to. */
export async function calibrationOf(directory: string, verdict: Verdict): Promise<readonly Reading[]> {
  const company = openCompany({ directory })
  const readings: Reading[] = []
  for (const { truth } of verdict.judged) {
    const reason = reasonOf[truth.reason]
    const ticket = reason === undefined ? null : await company.desk.ticket(truth.ticket)
    if (!ticket) continue
    const read = understandReason(`${ticket.subject}\n\n${ticket.body}`)
    readings.push({ confidence: read.confidence, isRight: read.reason === reason })
  }
  await company.close()
  return readings
}

export function calibrate(readings: readonly Reading[]): Calibration {
  const squares = readings.map(({ confidence, isRight }) => (confidence - Number(isRight)) ** 2)
  const tenths = Map.groupBy(readings, ({ confidence }) => Math.min(9, Math.floor(confidence * 10)))
  return {
    texts: readings.length,
    right: readings.filter(({ isRight }) => isRight).length,
    brier: readings.length === 0 ? null : sum(squares) / readings.length,
    tenths: [...tenths]
      .toSorted(([one], [other]) => one - other)
      .map(([tenth, all]) => ({
        from: tenth / 10,
        texts: all.length,
        confidence: sum(all.map(({ confidence }) => confidence)) / all.length,
        right: all.filter(({ isRight }) => isRight).length,
      })),
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
