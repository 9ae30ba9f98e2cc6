import type { CompanyDatabase } from '../../database/database.ts'
import { fromMinor, type Money } from '../money.ts'
import { readStock } from '../stock.ts'

/** What one warehouse has of an article, what it sells of it, and when it reorders. */
export interface Position {
  warehouse: string
  sku: string
  onHand: number
  reserved: number
  /** On hand, less reserved, less on hold. */
  available: number
  /** Sales that no allocation stands for, expected per day, and their standard deviation; tenths. */
  demandPerDay: number
  demandSd: number
  /** Calendar days. */
  leadDays: number
  leadSd: number
  /** Share of cycles in which the stock is to last, 0..1. */
  serviceLevel: number
  reorderPoint: number
  marginPerPiece: Money
}

/** The way from one warehouse to another. */
export interface Lane {
  from: string
  to: string
  fixedCost: Money
  costPerPiece: Money
  /** Calendar days. */
  days: number
}

/** An article that can stand for another when the customer agrees. */
export interface Substitute {
  sku: string
  substitute: string
  /** What a piece of it costs the company more. */
  extraPerPiece: Money
  /** Share of customers who agreed before, 0..1. */
  consentShare: number
}

/** What a cost centre may still spend on measures. */
export interface Budget {
  costCentre: string
  /** A month, `2026-11`. */
  period: string
  amount: Money
  committed: Money
}

export interface NewPosition {
  warehouse: string
  sku: string
  demandTenths: number
  demandSdTenths: number
  leadDays: number
  leadSdTenths: number
  servicePpm: number
  reorderPoint: number
  marginMinor: number
  currency: string
}

export function addPlanningFigure(database: CompanyDatabase, figure: NewPosition): void {
  database.insert('planning_figure', {
    warehouse: figure.warehouse,
    sku: figure.sku,
    demand_tenths: figure.demandTenths,
    demand_sd_tenths: figure.demandSdTenths,
    lead_days: figure.leadDays,
    lead_sd_tenths: figure.leadSdTenths,
    service_ppm: figure.servicePpm,
    reorder_point: figure.reorderPoint,
    margin_minor: figure.marginMinor,
    currency: figure.currency,
  })
}

export function addLane(
  database: CompanyDatabase,
  lane: { from: string; to: string; fixedMinor: number; perPieceMinor: number; currency: string; days: number },
): void {
  const { from, to, fixedMinor, perPieceMinor, currency, days } = lane
  database.run('INSERT INTO lane VALUES (?, ?, ?, ?, ?, ?)', from, to, fixedMinor, perPieceMinor, currency, days)
}

export function addSubstitute(
  database: CompanyDatabase,
  one: { sku: string; substitute: string; extraMinor: number; currency: string; consentPpm: number },
): void {
  const { sku, substitute, extraMinor, currency, consentPpm } = one
  database.run('INSERT INTO substitute VALUES (?, ?, ?, ?, ?)', sku, substitute, extraMinor, currency, consentPpm)
}

export function addBudget(
  database: CompanyDatabase,
  budget: { costCentre: string; period: string; amountMinor: number; committedMinor: number; currency: string },
): void {
  const { costCentre, period, amountMinor, committedMinor, currency } = budget
  database.run('INSERT INTO budget VALUES (?, ?, ?, ?, ?)', costCentre, period, amountMinor, committedMinor, currency)
}

/** By warehouse: every warehouse that has planning figures for the article. */
export function readPositions(database: CompanyDatabase, sku: string): Position[] {
  const stock = readStock(database, sku)
  return database
    .all<NewPosition>(
      `SELECT warehouse, sku, demand_tenths AS demandTenths, demand_sd_tenths AS demandSdTenths, lead_days AS leadDays,
         lead_sd_tenths AS leadSdTenths, service_ppm AS servicePpm, reorder_point AS reorderPoint, margin_minor AS marginMinor,
         currency FROM planning_figure WHERE sku = ? ORDER BY warehouse`,
      sku,
    )
    .map((figure) => {
      const { onHand = 0, reserved = 0, available = 0 } = stock.find((one) => one.warehouse === figure.warehouse) ?? {}
      return {
        warehouse: figure.warehouse,
        sku,
        onHand,
        reserved,
        available,
        demandPerDay: figure.demandTenths / 10,
        demandSd: figure.demandSdTenths / 10,
        leadDays: figure.leadDays,
        leadSd: figure.leadSdTenths / 10,
        serviceLevel: figure.servicePpm / 1e6,
        reorderPoint: figure.reorderPoint,
        marginPerPiece: fromMinor(figure.marginMinor, figure.currency),
      }
    })
}

/** The ways that lead to a warehouse, by where they begin. */
export function readLanesTo(database: CompanyDatabase, to: string): Lane[] {
  return database
    .all<{ from: string; to: string; fixed: number; perPiece: number; currency: string; days: number }>(
      `SELECT from_warehouse AS "from", to_warehouse AS "to", fixed_minor AS fixed, per_piece_minor AS perPiece, currency, days
       FROM lane WHERE to_warehouse = ? ORDER BY from_warehouse`,
      to,
    )
    .map(({ fixed, perPiece, currency, days, ...row }) => ({
      ...row,
      fixedCost: fromMinor(fixed, currency),
      costPerPiece: fromMinor(perPiece, currency),
      days,
    }))
}

/** What can stand for an article, by article. */
export function readSubstitutes(database: CompanyDatabase, sku: string): Substitute[] {
  return database
    .all<{ sku: string; substitute: string; extra: number; currency: string; ppm: number }>(
      `SELECT sku, substitute_sku AS substitute, extra_minor AS extra, currency, consent_ppm AS ppm FROM substitute
       WHERE sku = ? ORDER BY substitute_sku`,
      sku,
    )
    .map(({ extra, currency, ppm, ...row }) => ({
      ...row,
      extraPerPiece: fromMinor(extra, currency),
      consentShare: ppm / 1e6,
    }))
}

export function readBudget(database: CompanyDatabase, of: { costCentre: string; period: string }): Budget | null {
  const row = database.one<{ amount: number; committed: number; currency: string }>(
    `SELECT amount_minor AS amount, committed_minor AS committed, currency FROM budget
     WHERE cost_centre = ? AND period = ?`,
    of.costCentre,
    of.period,
  )
  if (!row) return null
  const { amount, committed, currency } = row
  return { ...of, amount: fromMinor(amount, currency), committed: fromMinor(committed, currency) }
}

/** Books what a measure costs on the cost centre that bears it. Nothing stops it: keeping to the budget is the booker's duty. */
export function commitToBudget(database: CompanyDatabase, costCentre: string, day: string, minor: number): void {
  database.run(
    'UPDATE budget SET committed_minor = committed_minor + ? WHERE cost_centre = ? AND period = ?',
    minor,
    costCentre,
    day.slice(0, 7),
  )
}
