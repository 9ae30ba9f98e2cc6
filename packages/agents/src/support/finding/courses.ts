import type { Explain, Remedy, Watch } from './finding.ts'

export function explain(row: number, what: Explain['what'], evidence: string[]): Explain {
  return {
    course: 'explain',
    alone: true,
    owed: false,
    row,
    what,
    evidence,
    status: 'solved',
    trackingNumbers: [],
    pickupPoint: null,
    refunds: [],
  }
}

export function watch(what: Watch['what'], followUpOn: string, trackingNumbers: string[], evidence: string[]): Watch {
  const row = what === 'received at home' ? 8 : 3
  return { course: 'watch', alone: true, owed: false, row, what, evidence, trackingNumbers, followUpOn }
}

/** A remedy with the carrier's cases that go with its row. */
export function remedy(row: 5 | 6 | 7 | 9, what: Remedy['what'], parcel: { id: string }, evidence: string[]): Remedy {
  return {
    course: 'remedy',
    alone: true,
    owed: true,
    row,
    what,
    evidence,
    shipment: parcel.id,
    signature: row === 7 || row === 9,
    addressIncomplete: false,
    claim: row === 6 || row === 7,
    retrieval: row === 7,
    trace: row === 9,
  }
}

export function person(row: number, why: string, evidence: string[]) {
  return { course: 'person' as const, alone: false as const, owed: false, row, why, evidence }
}

/** The score with what it is made of: `score 6 (another unit +4, far +2)`. */
export function signs(of: { score: number; evidence: readonly { sign: string; weight: number }[] }): string {
  const parts = of.evidence.map(({ sign, weight }) => `${sign} ${weight > 0 ? '+' : ''}${weight}`)
  return `misdelivery score ${of.score}${parts.length > 0 ? ` (${parts.join(', ')})` : ', no sign of it'}`
}
