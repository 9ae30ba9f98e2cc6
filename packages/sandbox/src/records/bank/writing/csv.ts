import { decimal, type Dialect, isoDay, textWithRest, type WrittenLine, type WrittenStatement } from './written.ts'

/** Lists of lines, each with the balance after it. */
export function* csvPieces(statement: WrittenStatement, dialect: Dialect): Generator<string> {
  const { head, row } = dialect === 'German' ? german : dialect === 'American' ? american : iso
  yield `${head}\n`
  let balanceMinor = statement.openingMinor
  for (const line of statement.lines) {
    balanceMinor += line.minor
    yield `${row(line, balanceMinor, statement)}\n`
  }
}

interface List {
  readonly head: string
  readonly row: (line: WrittenLine, balanceMinor: number, statement: WrittenStatement) => string
}

const iso: List = {
  head: 'id,booked,value,kind,amount,currency,balance,party,reference,cheque,charges,original,text',
  row: (line, balanceMinor, { currency }) => {
    const [day, charges] = [isoDay(line.day), line.chargesMinor === 0 ? '' : decimal(line.chargesMinor)]
    const amounts = [decimal(line.minor), currency, decimal(balanceMinor)]
    const said = [line.party, line.reference, line.cheque, charges, line.original, line.text]
    return [line.bankReference, day, day, line.kind, ...amounts, ...said].map((text) => cell(text, ',')).join(',')
  },
}

const germanKinds: Readonly<Record<WrittenLine['kind'], string>> = {
  payment: 'UEBERWEISUNG',
  cheque: 'SCHECKEINREICHUNG',
  fee: 'ENTGELT',
  interest: 'ZINSEN',
  return: 'RUECKLASTSCHRIFT',
  payout: 'GUTSCHRIFT',
  other: 'UMBUCHUNG',
}

const german: List = {
  head: '"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Beguenstigter/Zahlungspflichtiger";"Kundenreferenz (End-to-End)";"Betrag";"Waehrung";"Saldo"',
  row: (line, balanceMinor, { iban, currency }) => {
    const [year = '', month = '', date = ''] = isoDay(line.day).split('-')
    const day = `${date}.${month}.${year.slice(2)}`
    const cells = [iban, day, day, germanKinds[line.kind], textWithRest(line, {}), line.party, line.reference]
    const amounts = [thousands(line.minor, '.', ','), currency, thousands(balanceMinor, '.', ',')]
    return [...cells, ...amounts].map((text) => `"${text.replaceAll('"', '""')}"`).join(';')
  },
}

/** Without parties and references of their own: all is in one text. */
const american: List = {
  head: 'Date,Check Number,Description,Debit,Credit,Balance',
  row: (line, balanceMinor) => {
    const [year = '', month = '', date = ''] = isoDay(line.day).split('-')
    const amount = thousands(Math.abs(line.minor), ',', '.')
    const debitAndCredit = line.minor < 0 ? [amount, ''] : ['', amount]
    const said = [americanKinds[line.kind], line.party, line.reference, textWithRest(line, {})]
    const description = said.filter((part) => part !== '').join(' ')
    return [`${month}/${date}/${year}`, line.cheque, description, ...debitAndCredit, thousands(balanceMinor, ',', '.')]
      .map((text) => cell(text, ','))
      .join(',')
  },
}

const americanKinds: Readonly<Record<WrittenLine['kind'], string>> = {
  payment: '',
  cheque: 'CHECK PAID',
  fee: 'SERVICE CHARGE',
  interest: 'INTEREST',
  return: 'RETURNED ITEM',
  payout: 'PAYOUT',
  other: '',
}

function thousands(minor: number, separator: '.' | ',', point: '.' | ','): string {
  const [whole = '', fraction = ''] = decimal(minor).split('.')
  return `${whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, separator)}${point}${fraction}`
}

/** Quoted where it has to be (RFC 4180). */
function cell(text: string, separator: string): string {
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
