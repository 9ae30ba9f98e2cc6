import { decimal, type Dialect, plainDay, textWithRest, type WrittenLine, type WrittenStatement } from './written.ts'

/** OFX: SGML of version 1, whose fields are not closed, and XML of version 2. */
export function* ofxPieces(statement: WrittenStatement, dialect: Dialect): Generator<string> {
  const { iban, currency, first, last, closingMinor } = statement
  const field = dialect === 'XML' ? closedField : openField
  yield dialect === 'XML' ? xmlHead : sgmlHead
  yield `<OFX><BANKMSGSRSV1><STMTTRNRS>${field('TRNUID', '1')}<STMTRS>${field('CURDEF', currency)}\n`
  yield `<BANKACCTFROM>${field('BANKID', '0')}${field('ACCTID', iban)}${field('ACCTTYPE', 'CHECKING')}</BANKACCTFROM>\n`
  yield `<BANKTRANLIST>${field('DTSTART', plainDay(first))}${field('DTEND', plainDay(last))}\n`
  for (const line of statement.lines) yield transaction(line, field)
  yield `</BANKTRANLIST>\n<LEDGERBAL>${field('BALAMT', decimal(closingMinor))}${field('DTASOF', plainDay(last))}</LEDGERBAL>\n`
  yield '</STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n'
}

type Field = (name: string, text: string) => string

const openField: Field = (name, text) => (text === '' ? '' : `<${name}>${escaped(text)}\n`)
const closedField: Field = (name, text) => (text === '' ? '' : `<${name}>${escaped(text)}</${name}>`)

const sgmlHead =
  'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:UTF-8\nCHARSET:NONE\nCOMPRESSION:NONE\n\n'
const xmlHead =
  '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>\n'

const types: Readonly<Record<WrittenLine['kind'], string>> = {
  payment: '',
  cheque: 'CHECK',
  fee: 'SRVCHG',
  interest: 'INT',
  return: '',
  payout: 'DIRECTDEP',
  other: 'OTHER',
}

function transaction(line: WrittenLine, field: Field): string {
  const type = types[line.kind] === '' ? (line.minor < 0 ? 'DEBIT' : 'CREDIT') : types[line.kind]
  return `<STMTTRN>${[
    field('TRNTYPE', type),
    field('DTPOSTED', plainDay(line.day)),
    field('TRNAMT', decimal(line.minor)),
    field('FITID', line.bankReference),
    field('CHECKNUM', line.cheque),
    field('REFNUM', line.reference),
    field('NAME', line.party),
    field('MEMO', textWithRest(line, { original: true })),
    originalCurrency(line, field),
  ].join('')}</STMTTRN>\n`
}

/** What was paid in another currency, by the rate at which it was taken. */
function originalCurrency({ minor, original }: WrittenLine, field: Field): string {
  const [amount = '', symbol = ''] = original.split(' ')
  if (original === '') return ''
  const rate = Math.abs(minor) / 100 / Number(amount)
  return `<ORIGCURRENCY>${field('CURRATE', rate.toFixed(8))}${field('CURSYM', symbol)}</ORIGCURRENCY>`
}

function escaped(text: string): string {
  return /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text
}
