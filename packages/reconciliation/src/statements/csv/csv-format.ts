import type { AmountFormat } from '../amounts.ts'
import type { DayOrder } from '../days.ts'

/** How a bank writes its lists. Columns are named as in its head; where it has none of that sort, the column is left out. */
export interface CsvFormat {
  readonly name: string
  readonly delimiter: ',' | ';' | '\t'
  readonly amounts: AmountFormat
  readonly days: DayOrder
  readonly columns: {
    readonly booked: string
    readonly value?: string
    /** Signed; or money in and money out apart. */
    readonly amount: string | { readonly in: string; readonly out: string }
    readonly balance?: string
    readonly currency?: string
    readonly account?: string
    readonly party?: string
    /** All of them are one text. */
    readonly text: readonly string[]
    readonly reference?: string
    readonly bankReference?: string
    readonly cheque?: string
    readonly kind?: string
    readonly charges?: string
    /** What was paid in another currency. */
    readonly original?: string
  }
}

/** Forms that are known by their heads. More are declared by whoever has another bank. */
export const csvFormats: readonly CsvFormat[] = [
  {
    name: 'German bank, semicolons',
    delimiter: ';',
    amounts: { decimal: ',', thousands: '.' },
    days: 'dmy',
    columns: {
      account: 'Auftragskonto',
      booked: 'Buchungstag',
      value: 'Valutadatum',
      kind: 'Buchungstext',
      text: ['Verwendungszweck'],
      party: 'Beguenstigter/Zahlungspflichtiger',
      reference: 'Kundenreferenz (End-to-End)',
      amount: 'Betrag',
      currency: 'Waehrung',
      balance: 'Saldo',
    },
  },
  {
    name: 'American bank, debit and credit apart',
    delimiter: ',',
    amounts: { decimal: '.', thousands: ',' },
    days: 'mdy',
    columns: {
      booked: 'Date',
      text: ['Description'],
      cheque: 'Check Number',
      amount: { in: 'Credit', out: 'Debit' },
      balance: 'Balance',
    },
  },
  {
    name: 'ISO dates, signed amounts',
    delimiter: ',',
    amounts: { decimal: '.' },
    days: 'ymd',
    columns: {
      bankReference: 'id',
      booked: 'booked',
      value: 'value',
      kind: 'kind',
      amount: 'amount',
      currency: 'currency',
      balance: 'balance',
      party: 'party',
      reference: 'reference',
      cheque: 'cheque',
      charges: 'charges',
      original: 'original',
      text: ['text'],
    },
  },
]
