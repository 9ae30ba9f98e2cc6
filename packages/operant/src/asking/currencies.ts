import { z } from 'zod'

/** Whether a schema takes the code of a currency, such as `EUR`, and no other word. */
export function isCurrency(schema: z.ZodType): boolean {
  const takes = (text: string): boolean => z.safeDecode(schema, text).success
  return takes('EUR') && takes('JPY') && !takes('zq') && !takes('EURO')
}

/** What people call a currency that others are named after as well. */
const usual: Readonly<Record<string, string>> = {
  dollar: 'USD',
  pound: 'GBP',
  'pound sterling': 'GBP',
  sterling: 'GBP',
  yen: 'JPY',
  franc: 'CHF',
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
}

/** The code of a currency that words name, such as `EUR` for euro or euros; undefined for words that name none. */
export function currencyIn(text: string): string | undefined {
  const said = text
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replaceAll(/\s+/g, ' ')
  const singular = said.replace(/s$/, '')
  return usual[singular] ?? usual[said] ?? byName(singular) ?? byName(said) ?? byCode(said)
}

let names: ReadonlyMap<string, string> | undefined

/** By its English name, as in `us dollar` and `swiss franc`. */
function byName(name: string): string | undefined {
  const display = new Intl.DisplayNames('en', { type: 'currency' })
  names ??= new Map(
    Intl.supportedValuesOf('currency').flatMap((code) => {
      const known = display.of(code)
      // Currencies of the past have their years beside their name.
      return known === undefined || known === code || /\d/.test(known) ? [] : [[known.toLowerCase(), code] as const]
    }),
  )
  return names.get(name)
}

function byCode(code: string): string | undefined {
  const upper = code.toUpperCase()
  return /^[a-z]{3}$/.test(code) && Intl.supportedValuesOf('currency').includes(upper) ? upper : undefined
}
