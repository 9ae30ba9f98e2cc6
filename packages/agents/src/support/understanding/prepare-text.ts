import { meaningsOf } from './concepts.ts'
import { dropInjections } from './drop-injections.ts'
import { stripMail } from './strip-mail.ts'

const replacements: readonly [what: RegExp, by: string][] = [
  [/https?:\/\/\S+|www\.\S+/gi, ' '],
  [/[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]+/g, ' '],
  [/\b[o0]rd(?:er)?\s?(?:no\.?|nr\.?|number)?\s?[-–—:#.]?\s?#?\d{3,9}\b|#\d{4,9}\b/gi, ' order '],
  [/(?:[€£$]\s?\d[\d.,]*|\b\d[\d.,]*\s?(?:€|£|\$|eur|usd|gbp|euros?|dollars?|pounds?)(?!\w))/gi, ' sumofmoney '],
  [/\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\b/g, ' somedate '],
  [/\b(?=[A-Z0-9]*\d)[A-Z0-9]{10,}\b/g, ' longnumber '],
]

const FEWEST_WORDS = 7

/** What a mail was made into; whether it names a trouble with an order; whether it is too short to tell without naming one. */
export type PreparedText = { prepared: string; hasTrouble: boolean; isShort: boolean }

/**
 * A mail as the classifier learns and reads it: only what the customer wrote now, orders to a machine left out,
 * numbers replaced by what they are, and the meanings found added at the end.
 */
export const prepareText = (text: string): PreparedText => {
  const own = dropInjections(stripMail(text))
  const plain = replacements.reduce((changed, [what, by]) => changed.replace(what, by), own)
  const { tokens, hasTrouble } = meaningsOf(plain)
  return {
    prepared: `${plain} ${tokens.join(' ')}`,
    hasTrouble,
    isShort: (plain.match(/\p{L}+/gu) ?? []).length < FEWEST_WORDS,
  }
}
