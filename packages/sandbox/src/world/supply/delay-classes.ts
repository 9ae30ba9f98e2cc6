import { type Choice, choose } from '../../truth/supply/choose.ts'
import type { Situation } from '../../truth/supply/situation.ts'

type Range = readonly [low: number, high: number]

/** The parameters from which a late shipment is made up. Money in minor units. */
export interface DelayClass {
  name: string
  decoyOf: string | null
  /** Days by which it becomes late; 0 when only a scan is missing. */
  delay: Range
  /** A first, smaller delay before that one. */
  worsens?: boolean
  /** Customers who need the goods before they come, and customers who do not. */
  atRisk: Range
  safe: Range
  /** Pieces of each. */
  pieces: Range
  /** Penalty per day by contract; none without. */
  penalty?: Range
  /** Of one piece. */
  price: Range
  marginShare: Range
  /** Ways on which the goods can still come: flat, per piece, days. */
  freight: readonly { mode: 'air' | 'road' | 'rail'; fixed: Range; perPiece: Range; days: Range; parts: boolean }[]
  /** What other warehouses have above their reorder point, as a share of what is needed; the near one first. */
  surplus: readonly [near: Range, far: Range]
  /** Another qualified supplier: premium as a share of the price, lead days. */
  offer?: { premium: Range; days: Range }
  /** Share of customers who take another article, and what a piece of it costs more. */
  substitute?: { consent: Range; extra: Range }
  /** Somebody who needs as many pieces later has them reserved. */
  reserved?: boolean
  /** Sold from stock: pieces a day, and for how many days there is stock beyond the first date of arrival. */
  stock?: { perDay: Range; cover: Range }
  /** Goes to a warehouse with another one near. */
  hasNeighbour?: boolean
  /** What is left of the budget, as a share of what the best response lays out; ample without. */
  budget?: Range
  /** Whether the class came out as it is called. */
  isRight(choice: Choice, situation: Situation): boolean
}

const kinds = ({ best }: Choice): string => best.measures.map(({ kind }) => kind).join(' ')
const bestIs =
  (...wanted: string[]) =>
  (choice: Choice): boolean =>
    wanted.includes(kinds(choice)) && !choice.needsApproval

export const cheapAir = {
  mode: 'air',
  fixed: [9_000, 22_000],
  perPiece: [120, 300],
  days: [2, 3],
  parts: true,
} as const
const dearAir = { mode: 'air', fixed: [60_000, 95_000], perPiece: [900, 1_600], days: [2, 3], parts: true } as const
const wholeRoad = { mode: 'road', fixed: [24_000, 40_000], perPiece: [60, 140], days: [3, 4], parts: false } as const
const perPieceAir = { mode: 'air', fixed: [3_000, 6_000], perPiece: [900, 1_500], days: [2, 3], parts: true } as const

const common = {
  decoyOf: null,
  delay: [6, 12],
  atRisk: [1, 3],
  safe: [0, 2],
  pieces: [15, 45],
  price: [1_200, 4_000],
  marginShare: [30, 55],
  surplus: [
    [-0.6, 0],
    [-0.6, 0],
  ],
} as const satisfies Partial<DelayClass>

const heavy = { penalty: [6_000, 14_000] } as const

/** Whether a transfer would be right if no warehouse kept its reorder point. */
function transferTempts(situation: Situation): boolean {
  const givers = situation.givers.map((giver) => ({ ...giver, surplus: situation.line.quantity }))
  return kinds(choose({ ...situation, givers })) === 'transfer'
}

/** The classes of late shipments with the parameters that make them. */
export const delayClasses: readonly DelayClass[] = [
  { ...common, ...heavy, name: 'EXPEDITE_WORTH', freight: [cheapAir, wholeRoad], isRight: bestIs('split', 'expedite') },
  { ...common, name: 'EXPEDITE_NOT', decoyOf: 'EXPEDITE_WORTH', freight: [dearAir], isRight: bestIs('wait') },
  { ...common, name: 'NOTIFY_REQUIRED', pieces: [4, 15], freight: [], isRight: bestIs('wait') },
  {
    ...common,
    name: 'LATE_NO_IMPACT',
    decoyOf: 'EXPEDITE_WORTH',
    delay: [3, 8],
    atRisk: [0, 0],
    safe: [2, 4],
    freight: [cheapAir],
    isRight: bestIs('wait'),
  },
  {
    ...common,
    name: 'FALSE_ALARM',
    decoyOf: 'LATE_IMPACT',
    delay: [0, 0],
    atRisk: [0, 0],
    safe: [1, 4],
    freight: [cheapAir],
    isRight: bestIs('wait'),
  },
  {
    ...common,
    ...heavy,
    name: 'TRANSFER',
    hasNeighbour: true,
    freight: [cheapAir],
    surplus: [
      [1.1, 2.5],
      [-0.4, 0.2],
    ],
    isRight: bestIs('transfer'),
  },
  {
    ...common,
    ...heavy,
    name: 'CASCADE',
    decoyOf: 'TRANSFER',
    freight: [cheapAir],
    surplus: [
      [-0.9, -0.1],
      [-0.4, 0],
    ],
    hasNeighbour: true,
    isRight: (choice, situation) => bestIs('split')(choice) && transferTempts(situation),
  },
  {
    ...common,
    ...heavy,
    name: 'COMBINED',
    hasNeighbour: true,
    pieces: [40, 60],
    freight: [perPieceAir],
    surplus: [
      [0.4, 0.75],
      [-0.4, 0],
    ],
    isRight: bestIs('transfer split'),
  },
  {
    ...common,
    ...heavy,
    name: 'STOCK_SHORT',
    hasNeighbour: true,
    decoyOf: null,
    atRisk: [0, 0],
    safe: [0, 0],
    marginShare: [45, 60],
    freight: [cheapAir],
    surplus: [
      [1.2, 3],
      [0, 0.5],
    ],
    stock: { perDay: [8, 20], cover: [1, 2] },
    isRight: bestIs('transfer'),
  },
  {
    ...common,
    name: 'STOCK_COVERS',
    hasNeighbour: true,
    decoyOf: 'STOCK_SHORT',
    delay: [3, 6],
    atRisk: [0, 0],
    safe: [0, 0],
    freight: [cheapAir],
    surplus: [
      [1.2, 3],
      [0, 0.5],
    ],
    stock: { perDay: [5, 12], cover: [18, 30] },
    isRight: bestIs('wait'),
  },
  {
    ...common,
    ...heavy,
    name: 'OTHER_SUPPLIER',
    freight: [dearAir],
    offer: { premium: [2, 8], days: [2, 3] },
    isRight: bestIs('supplier'),
  },
  {
    ...common,
    ...heavy,
    name: 'SUBSTITUTE',
    atRisk: [1, 1],
    freight: [dearAir],
    substitute: { consent: [85, 95], extra: [80, 250] },
    isRight: bestIs('substitute'),
  },
  {
    ...common,
    ...heavy,
    name: 'REALLOCATE',
    atRisk: [1, 1],
    freight: [cheapAir],
    reserved: true,
    isRight: bestIs('reallocate'),
  },
  {
    ...common,
    name: 'CANCEL',
    atRisk: [1, 1],
    pieces: [6, 20],
    price: [700, 1_300],
    marginShare: [12, 20],
    penalty: [9_000, 16_000],
    freight: [dearAir],
    isRight: bestIs('cancel'),
  },
  {
    ...common,
    ...heavy,
    name: 'WORSENS',
    worsens: true,
    freight: [cheapAir, wholeRoad],
    isRight: bestIs('split', 'expedite'),
  },
  {
    ...common,
    name: 'OVER_LIMIT',
    atRisk: [2, 3],
    pieces: [90, 160],
    penalty: [60_000, 90_000],
    freight: [{ mode: 'air', fixed: [120_000, 160_000], perPiece: [800, 1_400], days: [2, 3], parts: true }],
    isRight: (choice) => choice.needsApproval && kinds(choice) === 'split',
  },
  {
    ...common,
    ...heavy,
    name: 'BUDGET_SHORT',
    decoyOf: 'EXPEDITE_WORTH',
    freight: [cheapAir],
    budget: [30, 80],
    isRight: (choice) => choice.tooDear.some(({ cost }) => cost < choice.best.cost) && !choice.needsApproval,
  },
  {
    ...common,
    ...heavy,
    name: 'ALIKE',
    hasNeighbour: true,
    pieces: [20, 40],
    freight: [{ mode: 'air', fixed: [5_000, 7_500], perPiece: [60, 110], days: [3, 3], parts: true }],
    surplus: [
      [1.1, 2],
      [-0.4, 0],
    ],
    isRight: (choice) => kinds(choice) === 'transfer' && choice.possible[0] !== choice.best,
  },
]
