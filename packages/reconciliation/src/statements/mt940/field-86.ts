/** What field :86: of an MT940 line says. */
export interface Information {
  readonly party: string
  readonly text: string
  readonly reference: string
}

/**
 * The information about a line, in the forms that banks give it: subfields `?20`, keywords between slashes
 * (`/EREF/…/NAME/…`), or plain text.
 */
export function informationOf(field: string): Information {
  if (/^\d{3}\?\d{2}/.test(field) || /^\?\d{2}/.test(field)) return ofSubfields(field)
  if (/^\/[A-Z]{3,5}\//.test(field)) return ofKeywords(field)
  return { party: '', text: field.trim(), reference: '' }
}

/** German banks: ?20 to ?29 and ?60 to ?63 are one text, ?32 and ?33 the name. SEPA keywords stand in the text. */
function ofSubfields(field: string): Information {
  const parts = [...field.matchAll(/\?(\d{2})([^?]*)/g)].map(
    ([, code = '', value = '']) => [Number(code), value] as const,
  )
  const joined = (within: (code: number) => boolean) =>
    parts.flatMap(([code, value]) => (within(code) ? [value] : [])).join('')
  const text = joined((code) => (code >= 20 && code <= 29) || (code >= 60 && code <= 63))
  const reference = /EREF\+(.*?)(?=(?:KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC)\+|$)/.exec(text)?.[1] ?? ''
  const purpose = /SVWZ\+(.*?)(?=(?:ABWA|ABWE|IBAN|BIC)\+|$)/.exec(text)?.[1] ?? text
  return {
    party: joined((code) => code === 32 || code === 33).trim(),
    text: purpose.trim(),
    reference: reference.trim(),
  }
}

/** Dutch banks: /EREF/, /NAME/, /REMI/; /ORDP//NAME/ and /BENM//NAME/ say who the name is of. */
function ofKeywords(field: string): Information {
  const values = new Map<string, string>()
  const keyword =
    /\/(EREF|NAME|REMI|RTRN|TRTP|MARF|CSID|CNTP|IBAN|BIC|ORDP|BENM|PREF|KREF|PURP|ADDR|ID|ISDT|USTD|STRD)\//g
  const found = [...field.matchAll(keyword)]
  found.forEach((match, index) => {
    const begin = match.index + match[0].length
    const end = found[index + 1]?.index ?? field.length
    const value = field.slice(begin, end).replace(/\/+$/, '').trim()
    if (value !== '' && !values.has(match[1] ?? '')) values.set(match[1] ?? '', value)
  })
  const [, , counterparty = ''] = (values.get('CNTP') ?? '').split('/')
  return {
    party: values.get('NAME') ?? counterparty,
    text: values.get('REMI') ?? values.get('USTD') ?? values.get('RTRN') ?? field.trim(),
    reference: values.get('EREF') ?? '',
  }
}
