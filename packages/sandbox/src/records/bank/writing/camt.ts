import { decimal, type Dialect, isoDay, type WrittenLine, type WrittenStatement } from './written.ts'

/** ISO 20022 camt.053. Amounts have no sign; the mark beside them says which way the money went. */
export function* camtPieces(statement: WrittenStatement, dialect: Dialect): Generator<string> {
  const { id, iban, currency, sequence, first, last, openingMinor, closingMinor } = statement
  const version = dialect === 'version 8' ? '08' : '02'
  yield `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt>
<GrpHdr><MsgId>${id}</MsgId><CreDtTm>${isoDay(last)}T23:30:00Z</CreDtTm></GrpHdr>
<Stmt><Id>${id}</Id><ElctrncSeqNb>${sequence}</ElctrncSeqNb><Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>${currency}</Ccy></Acct>
${balance('OPBD', openingMinor, first, currency)}
${balance('CLBD', closingMinor, last, currency)}
`
  for (const line of statement.lines) yield entry(line, currency, version)
  yield '</Stmt></BkToCstmrStmt></Document>\n'
}

function balance(code: 'OPBD' | 'CLBD', minor: number, day: number, currency: string): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${amount(minor, currency)}<Dt><Dt>${isoDay(day)}</Dt></Dt></Bal>`
}

function amount(minor: number, currency: string): string {
  return `<Amt Ccy="${currency}">${decimal(Math.abs(minor))}</Amt><CdtDbtInd>${mark(minor)}</CdtDbtInd>`
}

const mark = (minor: number): string => (minor < 0 ? 'DBIT' : 'CRDT')

/** Domain, family and sub-family that banks give a line. */
const codes: Readonly<Record<WrittenLine['kind'], readonly [domain: string, family: string, sub: string]>> = {
  payment: ['PMNT', 'CRDT', 'ESCT'],
  cheque: ['PMNT', 'ICHQ', 'CCHQ'],
  fee: ['ACMT', 'MDOP', 'CHRG'],
  interest: ['ACMT', 'MCOP', 'INTR'],
  return: ['PMNT', 'RDDT', 'RRTN'],
  payout: ['PMNT', 'MCRD', 'SMRT'],
  other: ['PMNT', 'OTHR', 'OTHR'],
}

function entry(line: WrittenLine, currency: string, version: '02' | '08'): string {
  const day = isoDay(line.day)
  const [domain, family, sub] = codes[line.kind]
  const familyCode = family === 'CRDT' ? (line.minor > 0 ? 'RCDT' : 'ICDT') : family
  const status = version === '08' ? '<Sts><Cd>BOOK</Cd></Sts>' : '<Sts>BOOK</Sts>'
  return `<Ntry>${amount(line.minor, currency)}${status}<BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt><AcctSvcrRef>${line.bankReference}</AcctSvcrRef><BkTxCd><Domn><Cd>${domain}</Cd><Fmly><Cd>${familyCode}</Cd><SubFmlyCd>${sub}</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls>${details(line, currency, version)}</TxDtls></NtryDtls></Ntry>\n`
}

function details(line: WrittenLine, currency: string, version: '02' | '08'): string {
  const reference = line.reference === '' ? 'NOTPROVIDED' : escaped(line.reference)
  const cheque = line.cheque === '' ? '' : `<ChqNb>${escaped(line.cheque)}</ChqNb>`
  return [
    `<Refs><EndToEndId>${reference}</EndToEndId>${cheque}</Refs>`,
    originalOf(line),
    line.chargesMinor === 0
      ? ''
      : `<Chrgs><TtlChrgsAndTaxAmt Ccy="${currency}">${decimal(line.chargesMinor)}</TtlChrgsAndTaxAmt></Chrgs>`,
    partyOf(line, version),
    line.text === '' ? '' : `<RmtInf><Ustrd>${escaped(line.text)}</Ustrd></RmtInf>`,
    line.kind === 'return' ? '<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>' : '',
  ].join('')
}

function partyOf({ party, minor }: WrittenLine, version: '02' | '08'): string {
  if (party === '') return ''
  const side = minor > 0 ? 'Dbtr' : 'Cdtr'
  const name = `<Nm>${escaped(party)}</Nm>`
  return `<RltdPties><${side}>${version === '08' ? `<Pty>${name}</Pty>` : name}</${side}></RltdPties>`
}

/** What was paid in another currency, with the rate at which the bank took it. */
function originalOf({ original, minor }: WrittenLine): string {
  const [amountText = '', currency = ''] = original.split(' ')
  if (currency === '') return ''
  const rate = (Math.abs(minor) / 100 / Number(amountText)).toFixed(6)
  return `<AmtDtls><InstdAmt><Amt Ccy="${currency}">${amountText}</Amt><CcyXchg><SrcCcy>${currency}</SrcCcy><XchgRate>${rate}</XchgRate></CcyXchg></InstdAmt></AmtDtls>`
}

function escaped(text: string): string {
  return /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text
}
