/** Letters and digits that a reference has at least: shorter ones are found anywhere. */
const shortest = 5

/** A reference as it may be compared: banks change case, and leave out or add signs and zeros. */
export function plainReference(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
}

/** Days as people write them: many documents are of one day. */
const day = /^\d{1,4}([./-])\d{1,2}\1\d{1,4}$/

/** What may be references in a text: words with at least one digit that are no days, none twice. */
export function referencesIn(text: string): readonly string[] {
  const found = new Set<string>()
  for (const [word] of text.toUpperCase().matchAll(/[A-Z0-9](?:[A-Z0-9/._-]*[A-Z0-9])?/g)) {
    if (day.test(word)) continue
    const plain = word.replaceAll(/[^A-Z0-9]/g, '')
    if (plain.length >= shortest && /\d/.test(plain)) found.add(plain)
  }
  return [...found]
}

/** The number of a cheque without the zeros before it. */
export function plainCheque(text: string): string {
  return text.replaceAll(/\D/g, '').replace(/^0+/, '')
}

/** A cheque's number where a text says that it is one. */
export function chequeIn(text: string): string {
  const match = /\b(?:cheque|check|chq|scheck|cheq)\b\.?\s*(?:no\.?|nr\.?|number|#)?\s*(\d{3,12})\b/i.exec(text)
  return plainCheque(match?.[1] ?? '')
}
