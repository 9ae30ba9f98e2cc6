/** What wordings say of an order. */
export interface OrderInWords {
  readonly id: string
  readonly promisedOn: string
  readonly address: {
    readonly street: string
    readonly unit: string | null
    readonly city: string
    readonly postcode: string
  }
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

/** `2026-10-20` as `20 October 2026`. */
export function dayInWords(date: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))
}

export function addressInWords({ street, unit, city, postcode }: OrderInWords['address']): string {
  return [street, ...(unit === null ? [] : [`unit ${unit}`]), `${postcode} ${city}`].join(', ')
}

/** `tracking number A`, or `tracking numbers A and B`. */
export function tracking(numbers: readonly string[]): string {
  return `tracking number${numbers.length === 1 ? '' : 's'} ${listed(numbers)}`
}
