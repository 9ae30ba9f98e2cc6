import type { CompanyDatabase } from '../../database/database.ts'
import { drawsOf, permutedNumber } from '../../random.ts'
import { addSupplierContact, addSupplierProfile } from '../../records/supply/suppliers.ts'
import { addSupplier } from '../../records/add-stock.ts'

/** What the planter knows of a supplier. */
export interface PlannedSupplier {
  code: string
  name: string
  country: string
  domain: string
  language: string
  /** Addresses of those who are still there; the first is who sells. */
  contacts: { name: string; mail: string }[]
  /** The codes that were merged into it. */
  formerCodes: string[]
  /** What its contacts are like. */
  kind: 'plain' | 'contact left' | 'nobody left'
}

type Row = readonly [name: string, country: string, domain: string, language: string, people: readonly string[]]

const rows: readonly Row[] = [
  ['Halden Tools AS', 'NO', 'halden-tools', 'no', ['Ingrid Solberg', 'Knut Berg']],
  ['Porcelana Vidal SL', 'ES', 'porcelana-vidal', 'es', ['Marta Vidal', 'Jorge Peris']],
  ['Kestrel Textiles Ltd', 'GB', 'kestrel-textiles', 'en', ['Alan Pryce', 'Bethan Rees']],
  ['Lichtwerk Leuchten GmbH', 'DE', 'lichtwerk-leuchten', 'de', ['Dorothea Kern', 'Ralf Stein']],
  ['Officina Brambilla Srl', 'IT', 'officina-brambilla', 'it', ['Chiara Brambilla', 'Luca Ferri']],
  ['Ceramika Nowak Sp. z o.o.', 'PL', 'ceramika-nowak', 'pl', ['Jan Nowak', 'Ewa Zielinska']],
  ['Ateliers Roubaud SAS', 'FR', 'ateliers-roubaud', 'fr', ['Claire Roubaud', 'Denis Mallet']],
  ['Brackley & Sons Ltd', 'GB', 'brackley-sons', 'en', ['Edward Brackley', 'Nia Cole']],
  ['Weserholz Möbel GmbH', 'DE', 'weserholz', 'de', ['Hanno Albers', 'Silke Wendt']],
  ['Textil Marbella SA', 'ES', 'textil-marbella', 'es', ['Lucia Romero', 'Pablo Nieto']],
  ['Fonderia Alpina SpA', 'IT', 'fonderia-alpina', 'it', ['Paolo Riva', 'Elena Costa']],
  ['Polmetal Gdynia SA', 'PL', 'polmetal-gdynia', 'pl', ['Marek Lis', 'Anna Wrona']],
]

const merged: readonly (readonly [code: string, name: string, into: number])[] = [
  ['SUP-0012', 'Halden Hardware', 0],
  ['SUP-0019', 'Vidal Hermanos CB', 1],
  ['SUP-0027', 'Brackley Metalware', 7],
]
const codes = ['SUP-0031', 'SUP-0044', 'SUP-0058', 'SUP-0063']
const contactLeft = new Set([2, 8])
const nobodyLeft = 11

/** The suppliers of every sample company; the first four are known to the help desk's part of it too. */
export function plannedSuppliers(): PlannedSupplier[] {
  return rows.map(([name, country, domain, language, people], index) => {
    const kind = index === nobodyLeft ? 'nobody left' : contactLeft.has(index) ? 'contact left' : 'plain'
    const contacts = people.map((person) => ({ name: person, mail: `${addressOf(person)}@${domain}.example` }))
    return {
      code: codes[index] ?? `SUP-00${70 + index}`,
      name,
      country,
      domain: `${domain}.example`,
      language,
      contacts: kind === 'plain' ? contacts : kind === 'contact left' ? contacts.slice(1) : [],
      formerCodes: merged.filter(([, , into]) => into === index).map(([code]) => code),
      kind,
    }
  })
}

/** Suppliers that orders of every class may be placed with. */
export const isPlain = ({ kind }: PlannedSupplier): boolean => kind === 'plain'

export function addPlannedSuppliers(database: CompanyDatabase, seed: number, difficulty: number): void {
  for (const [index, supplier] of plannedSuppliers().entries()) {
    const { code, name, country, domain } = supplier
    if (!database.one('SELECT 1 FROM supplier WHERE code = ?', code)) addSupplier(database, { code, name })
    const draws = drawsOf(seed, 'supplier', index)
    const orders12Months = draws.integer(12, 80)
    const late12Months = draws.integer(0, Math.floor(orders12Months / 4))
    addSupplierProfile(database, { supplier: code, country, domain, orders12Months, late12Months })
    for (const [place, person] of (rows[index]?.[4] ?? []).entries()) {
      const mail = `${addressOf(person)}@${domain}`
      const active = supplier.contacts.some((contact) => contact.mail === mail)
      const language = difficulty === 1 ? 'en' : supplier.language
      const id = `CON-${permutedNumber(seed, 'CON', 8 * index + place)}`
      addSupplierContact(database, { id, supplier: code, name: person, mail, language, role: 'sales', active })
    }
  }
  for (const [code, name, into] of merged) {
    const successor = plannedSuppliers()[into]
    if (successor && !database.one('SELECT 1 FROM supplier WHERE code = ?', code))
      addSupplier(database, { code, name, mergedInto: successor.code })
  }
}

function addressOf(person: string): string {
  return person.toLowerCase().replaceAll(' ', '.')
}
