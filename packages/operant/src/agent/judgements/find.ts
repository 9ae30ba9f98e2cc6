/** How one field of an extraction is found in a text, without a model. */
export type Finder =
  | { readonly kind: 'pattern'; readonly pattern: RegExp; readonly take: Take }
  | { readonly kind: 'date'; readonly take: Take }
  | { readonly kind: 'amount'; readonly currency: string | undefined; readonly take: Take }
  | { readonly kind: 'word'; readonly words: Readonly<Record<string, RegExp>> }

/** Of several different finds: none is taken (`only`), or the first. */
export type Take = 'only' | 'first'

interface FindOptions {
  /** Default `only`: where a text holds two different finds, nobody can tell which is meant. */
  readonly take?: Take
}

/** Ways to find a field of an extraction. */
export const find = {
  /** What matches; where the pattern has a group, what its first group holds. */
  pattern(pattern: RegExp, options: FindOptions = {}): Finder {
    return { kind: 'pattern', pattern, take: options.take ?? 'only' }
  },
  /** A day, also in words such as "last Tuesday", as an ISO date. */
  date(options: FindOptions = {}): Finder {
    return { kind: 'date', take: options.take ?? 'only' }
  },
  /** Money with its currency, as in "€12.50" or "1.250,00 EUR". A currency named here is taken where the text names none. */
  amount(currency?: string, options: FindOptions = {}): Finder {
    return { kind: 'amount', currency, take: options.take ?? 'only' }
  },
  /** A closed value, by the words that stand for it: `find.word({ late: /late|delayed/i })`. */
  word(words: Readonly<Record<string, RegExp>>): Finder {
    return { kind: 'word', words }
  },
}
