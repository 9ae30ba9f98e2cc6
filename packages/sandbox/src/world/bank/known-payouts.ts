import type { CardBatch } from '../../records/bank/card-sales.ts'
import type { KnownGroup } from './month-sides.ts'
import type { PlannedBankLine, PlannedGroup } from './planned.ts'

/** What the card company pays out in a month, and what it still owes at its end. */
export function knownPayouts(batches: readonly CardBatch[], last: number): readonly KnownGroup[] {
  return batches.flatMap((batch) => (batch.payoutDay <= last ? [paidOut(batch)] : onTheirWay(batch)))
}

function paidOut({ payoutDay, minor, chargesMinor, party, text, lines }: CardBatch): KnownGroup {
  const unsaid = { reference: '', cheque: '', original: '' }
  const line: PlannedBankLine = { day: payoutDay, minor, kind: 'payout', party, text, chargesMinor, ...unsaid }
  const single = lines.length === 1 ? 'date lag' : 'one to many'
  const group = { class: chargesMinor > 0 ? 'net payout' : single, bank: [line], book: [], identifiable: true } as const
  return { group, places: lines.map(({ place }) => place) }
}

function onTheirWay({ lines }: CardBatch): readonly KnownGroup[] {
  return lines.map(({ minor, place }) => {
    const name: PlannedGroup['class'] = minor > 0 ? 'deposit in transit' : 'outstanding payment'
    return { group: { class: name, bank: [], book: [], identifiable: true }, places: [place] }
  })
}
