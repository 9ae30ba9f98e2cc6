import { decimal, type Dialect, isoDay, type WrittenLine, type WrittenStatement } from './written.ts'

/** SWIFT MT940, as German banks write it (`?20` subfields) or Dutch ones (`/EREF/` keywords, in an envelope). */
export function* mt940Pieces(statement: WrittenStatement, dialect: Dialect): Generator<string> {
  const { iban, currency, sequence, first, last, openingMinor, closingMinor } = statement
  const isDutch = dialect === 'Dutch'
  if (isDutch) yield '{1:F01BANKNL2AXXXX0000000000}{2:I940BANKNL2AXXXXN}{4:\r\n'
  yield `:20:${isDutch ? `940${shortDay(last)}` : 'STARTUMS'}\r\n:25:${iban}\r\n:28C:${String(sequence).padStart(5, '0')}/001\r\n`
  yield `:60F:${balance(openingMinor, first, currency)}\r\n`
  for (const line of statement.lines) yield `${field61(line, currency)}${isDutch ? dutch(line) : german(line)}`
  yield `:62F:${balance(closingMinor, last, currency)}\r\n${isDutch ? '-}{5:}' : '-'}\r\n`
}

function balance(minor: number, day: number, currency: string): string {
  return `${mark(minor)}${shortDay(day)}${currency}${decimal(Math.abs(minor), ',')}`
}

const mark = (minor: number): string => (minor < 0 ? 'D' : 'C')
const shortDay = (day: number): string => isoDay(day).slice(2).replaceAll('-', '')

const types: Readonly<Record<WrittenLine['kind'], string>> = {
  payment: 'NTRF',
  cheque: 'NCHK',
  fee: 'NCHG',
  interest: 'NINT',
  return: 'NRTI',
  payout: 'NTRF',
  other: 'NMSC',
}

/** The second line says what was kept back, and what was paid in another currency. A return takes back what was booked before: RC takes back money that came in, RD money that went out. */
function field61(line: WrittenLine, currency: string): string {
  const day = shortDay(line.day)
  const sign = line.kind === 'return' ? (line.minor < 0 ? 'RC' : 'RD') : mark(line.minor)
  const reference = line.kind === 'cheque' && line.cheque !== '' ? line.cheque : 'NONREF'
  return `:61:${day}${day.slice(2)}${sign}${decimal(Math.abs(line.minor), ',')}${types[line.kind]}${reference}//${line.bankReference}\r\n${supplement(line, currency)}`
}

function supplement({ chargesMinor, original }: WrittenLine, currency: string): string {
  const [amount = '', of = ''] = original.split(' ')
  const paid = original === '' ? '' : `/OCMT/${of}${amount.replace('.', ',')}/`
  const charges = chargesMinor === 0 ? '' : `/CHGS/${currency}${decimal(chargesMinor, ',')}/`
  return paid === '' && charges === '' ? '' : `${paid}${charges}\r\n`
}

const postingTexts: Readonly<Record<WrittenLine['kind'], readonly [code: string, text: string]>> = {
  payment: ['166', 'GUTSCHRIFT'],
  cheque: ['101', 'SCHECK'],
  fee: ['808', 'ENTGELT'],
  interest: ['814', 'ZINSEN'],
  return: ['159', 'RUECKLASTSCHRIFT'],
  payout: ['166', 'GUTSCHRIFT'],
  other: ['835', 'SONSTIGES'],
}

function german(line: WrittenLine): string {
  const [code, text] = postingTexts[line.kind]
  const reference = line.reference === '' ? '' : `EREF+${line.reference}`
  const purpose = [...cut(reference, 27), ...cut(`SVWZ+${line.text.replaceAll('?', '.')}`, 27)]
  const subfields = purpose.slice(0, 10).map((part, at) => `?${20 + at}${part}`)
  const [name = '', more = ''] = cut(line.party.replaceAll('?', '.'), 27)
  const party = name === '' ? '' : `?32${name}${more === '' ? '' : `?33${more}`}`
  return `:86:${code}?00${text}${subfields.join('')}${party}\r\n`
}

function dutch(line: WrittenLine): string {
  const said = [
    line.reference === '' ? '' : `/EREF/${line.reference}`,
    line.party === '' ? '' : `/NAME/${line.party.replaceAll('/', ' ')}`,
    `/REMI/${line.text.replaceAll('/', ' ')}`,
  ].join('/')
  const [first = '', ...rest] = cut(`${said.replace(/^\/+/, '/')}/`, 65)
  return `:86:${[first, ...rest].join('\r\n')}\r\n`
}

/** Pieces of at most so many letters. */
function cut(text: string, letters: number): readonly string[] {
  return Array.from({ length: Math.ceil(text.length / letters) }, (_, at) =>
    text.slice(at * letters, (at + 1) * letters),
  )
}
