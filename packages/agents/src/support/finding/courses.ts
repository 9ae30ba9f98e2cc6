import { type Doubt, doubtThat } from '../hand-over/option.ts'
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
  const row = what === 'received at home' || what === 'traced' ? 8 : 3
  return { course: 'watch', alone: true, owed: false, row, what, evidence, traced: null, trackingNumbers, followUpOn }
}

/** A remedy with the carrier's cases that go with its row. */
export function remedy(
  row: 5 | 6 | 7 | 9,
  what: Remedy['what'],
  parcel: { readonly id: string; readonly lines: readonly string[] },
  evidence: string[],
): Remedy {
  return {
    course: 'remedy',
    alone: true,
    owed: true,
    row,
    what,
    evidence,
    shipment: parcel.id,
    lines: [...parcel.lines],
    otherTrackingNumbers: [],
    signature: row === 7 || row === 9,
    addressIncomplete: false,
    claim: row === 6 || row === 7,
    retrieval: row === 7,
    trace: row === 9,
  }
}

/** Somebody has to decide: what a row leaves open, with what is open to them. */
export function person(row: number, why: string, given: Parameters<typeof doubtThat>[1]) {
  return doubted(row, [doubtThat(why, given)])
}

export function doubted(row: number, doubts: readonly Doubt[]) {
  return {
    course: 'person' as const,
    alone: false as const,
    owed: false,
    row,
    why: doubts.map(({ what }) => what).join('; '),
    evidence: doubts.flatMap(({ evidence }) => evidence),
    doubts: [...doubts],
  }
}

/** The score with what it is made of: `score 6 (another unit +4, far +2)`. */
export function signs(of: { score: number; evidence: readonly { sign: string; weight: number }[] }): string {
  const parts = of.evidence.map(({ sign, weight }) => `${sign} ${weight > 0 ? '+' : ''}${weight}`)
  return `misdelivery score ${of.score}${parts.length > 0 ? ` (${parts.join(', ')})` : ', no sign of it'}`
}
