import type { CompanyDatabase } from '../../database/database.ts'
import { addLane } from '../../records/supply/planning.ts'

export const warehouses = ['KSL1', 'LDS1', 'RNO1'] as const

const lanes = [
  { between: ['KSL1', 'LDS1'], fixed: 6_000, perPiece: 80, days: 2 },
  { between: ['KSL1', 'RNO1'], fixed: 24_000, perPiece: 420, days: 6 },
  { between: ['LDS1', 'RNO1'], fixed: 25_000, perPiece: 440, days: 6 },
] as const

/** What it takes to bring goods from one warehouse to another; minor units, calendar days. */
export function laneBetween(from: string, to: string): { fixed: number; perPiece: number; days: number } {
  const lane = lanes.find(({ between }) => [from, to].every((end) => between.some((one) => one === end)))
  if (!lane) throw new Error(`No way from ${from} to ${to}`)
  const { fixed, perPiece, days } = lane
  return { fixed, perPiece, days }
}

export function addLanes(database: CompanyDatabase, currency: string): void {
  for (const from of warehouses)
    for (const to of warehouses.filter((warehouse) => warehouse !== from)) {
      const { fixed, perPiece, days } = laneBetween(from, to)
      addLane(database, { from, to, fixedMinor: fixed, perPieceMinor: perPiece, currency, days })
    }
}
