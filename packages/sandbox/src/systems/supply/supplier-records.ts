import {
  addLeadTime,
  type LeadTime,
  readLeadTimes,
  readSupplierContacts,
  readSupplierOffers,
  readSupplierProfile,
  type SupplierContact,
  type SupplierOffer,
  type SupplierProfile,
} from '../../records/supply/suppliers.ts'
import { callsOf, refusalsOf, type SystemContext } from '../calls.ts'

/** What purchasing knows of suppliers. */
export interface SupplierRecords {
  profile(supplier: string): Promise<SupplierProfile | null>
  /** By id; those who have left are among them, and are not active. */
  contactsOf(supplier: string): Promise<SupplierContact[]>
  /** Offers for an article that are valid today, by supplier. */
  offersFor(sku: string): Promise<SupplierOffer[]>
  /** Oldest first; the last that has begun holds. */
  leadTimesOf(of: { supplier: string; sku: string }): Promise<LeadTime[]>
  /** Notes a lead time that a received mail names; refused where one of the same day is noted already. */
  recordLeadTime(
    lead: { supplier: string; sku: string; effectiveFrom: string; days: number; because: string },
    key: string,
  ): Promise<LeadTime>
  findLeadTime(of: { supplier: string; sku: string; because: string }): Promise<LeadTime | null>
}

export function createSupplierRecords(context: SystemContext): SupplierRecords {
  const { database } = context
  const { read, write } = callsOf(context, 'purchasing')
  const no = refusalsOf('purchasing', 'recordLeadTime')
  return {
    profile: (supplier) => read('profile', () => readSupplierProfile(database, supplier)),
    contactsOf: (supplier) => read('contactsOf', () => readSupplierContacts(database, supplier)),
    offersFor: (sku) => read('offersFor', () => readSupplierOffers(database, { sku, on: context.now().slice(0, 10) })),
    leadTimesOf: (of) => read('leadTimesOf', () => readLeadTimes(database, of)),
    recordLeadTime: (lead, key) =>
      write({
        operation: 'recordLeadTime',
        key,
        arguments: lead,
        perform: () => {
          if (!Number.isInteger(lead.days) || lead.days < 1) no('invalid-days', `No lead time: ${lead.days}`, 'days')
          if (!/^\d{4}-\d\d-\d\d$/.test(lead.effectiveFrom))
            no('invalid-date', `No date: ${lead.effectiveFrom}`, 'effectiveFrom')
          if (!database.one('SELECT 1 FROM received_mail WHERE id = ?', lead.because))
            no('unknown-mail', `No received mail ${lead.because}`, 'because')
          if (readLeadTimes(database, lead).some(({ effectiveFrom }) => effectiveFrom === lead.effectiveFrom))
            no('already-noted', `A lead time from ${lead.effectiveFrom} is noted already`, 'effectiveFrom')
          addLeadTime(database, lead, context.now())
          return { entity: `${lead.supplier} ${lead.sku} ${lead.effectiveFrom}`, result: { ...lead } }
        },
      }),
    findLeadTime: ({ supplier, sku, because }) =>
      read(
        'findLeadTime',
        () => readLeadTimes(database, { supplier, sku }).find((lead) => lead.because === because) ?? null,
      ),
  }
}
