import type { CompanyDatabase } from '../../database/database.ts'
import { fromMinor, type Money } from '../money.ts'

/** What the company knows of a supplier beyond its name. */
export interface SupplierProfile {
  supplier: string
  /** ISO 3166 code; its holidays are those on which the supplier does not work. */
  country: string
  /** The domain that its people write from. A mail from any other domain is not the supplier's. */
  domain: string
  orders12Months: number
  /** Those of them that came late. */
  late12Months: number
}

export interface SupplierContact {
  id: string
  supplier: string
  name: string
  mail: string
  /** ISO 639 code. */
  language: string
  role: 'sales' | 'logistics' | 'accounts'
  /** False for those who have left. */
  active: boolean
}

/** At what price and when a supplier delivers an article. */
export interface SupplierOffer {
  supplier: string
  sku: string
  /** Only from a qualified supplier may be bought. */
  qualified: boolean
  /** Price of one piece. */
  price: Money
  /** Least quantity of an order. */
  moq: number
  /** An order is a multiple of it. */
  pack: number
  leadDays: number
  /** Calendar dates; the last day is not included, null is open. */
  validFrom: string
  validTo: string | null
}

/** A lead time that holds from a day on. */
export interface LeadTime {
  supplier: string
  sku: string
  effectiveFrom: string
  days: number
  /** The received mail that it rests on; null for what was always so. */
  because: string | null
}

export function addSupplierProfile(database: CompanyDatabase, profile: SupplierProfile): void {
  const { supplier, country, domain, orders12Months, late12Months } = profile
  database.run(
    'INSERT INTO supplier_profile VALUES (?, ?, ?, ?, ?)',
    supplier,
    country,
    domain,
    orders12Months,
    late12Months,
  )
}

export function addSupplierContact(database: CompanyDatabase, contact: SupplierContact): void {
  const { id, supplier, name, mail, language, role, active } = contact
  database.insert('supplier_contact', { id, supplier_code: supplier, name, email: mail, language, role, active })
}

/** Adds an offer; its price in minor units. */
export function addSupplierOffer(
  database: CompanyDatabase,
  offer: Omit<SupplierOffer, 'price'> & { priceMinor: number; currency: string },
): void {
  database.insert('supplier_offer', {
    supplier_code: offer.supplier,
    sku: offer.sku,
    qualified: offer.qualified,
    price_minor: offer.priceMinor,
    currency: offer.currency,
    moq: offer.moq,
    pack: offer.pack,
    lead_days: offer.leadDays,
    valid_from: offer.validFrom,
    valid_to: offer.validTo,
  })
}

export function readSupplierProfile(database: CompanyDatabase, supplier: string): SupplierProfile | null {
  return database.one<SupplierProfile>(
    `SELECT supplier_code AS supplier, country, domain, orders_12_months AS orders12Months, late_12_months AS late12Months
     FROM supplier_profile WHERE supplier_code = ?`,
    supplier,
  )
}

/** Of one supplier, by id; those who have left are among them. */
export function readSupplierContacts(database: CompanyDatabase, supplier: string): SupplierContact[] {
  return database
    .all<Omit<SupplierContact, 'active'> & { active: number }>(
      `SELECT id, supplier_code AS supplier, name, email AS mail, language, role, active FROM supplier_contact
       WHERE supplier_code = ? ORDER BY id`,
      supplier,
    )
    .map((row) => ({ ...row, active: row.active === 1 }))
}

/** Of one article, by supplier, as valid on a day. */
export function readSupplierOffers(database: CompanyDatabase, of: { sku: string; on: string }): SupplierOffer[] {
  return database
    .all<Omit<SupplierOffer, 'qualified' | 'price'> & { qualified: number; priceMinor: number; currency: string }>(
      `SELECT supplier_code AS supplier, sku, qualified, price_minor AS priceMinor, currency, moq, pack, lead_days AS leadDays,
         valid_from AS validFrom, valid_to AS validTo
       FROM supplier_offer WHERE sku = ?1 AND valid_from <= ?2 AND coalesce(valid_to, '9999') > ?2
       ORDER BY supplier_code, valid_from`,
      of.sku,
      of.on,
    )
    .map(({ qualified, priceMinor, currency, ...row }) => ({
      ...row,
      qualified: qualified === 1,
      price: fromMinor(priceMinor, currency),
    }))
}

/** Of one supplier and article, oldest first. */
export function readLeadTimes(database: CompanyDatabase, of: { supplier: string; sku: string }): LeadTime[] {
  return database.all<LeadTime>(
    `SELECT supplier_code AS supplier, sku, effective_from AS effectiveFrom, days, because FROM lead_time
     WHERE supplier_code = ? AND sku = ? ORDER BY effective_from`,
    of.supplier,
    of.sku,
  )
}

export function addLeadTime(database: CompanyDatabase, lead: LeadTime, at: string): void {
  const { supplier, sku, effectiveFrom, days, because } = lead
  database.insert('lead_time', { supplier_code: supplier, sku, effective_from: effectiveFrom, days, because, at })
}
