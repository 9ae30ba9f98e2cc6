/** An exact amount as text, with groups of three: `1,234.50 GBP`. It is never read as a binary number. */
export function moneyText({ amount, currency }: { readonly amount: string; readonly currency: string }): string {
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(amount)
  if (!match) return `${amount} ${currency}`
  const [, sign = '', whole = '', rest = ''] = match
  return `${sign && '−'}${grouped(whole)}${rest} ${currency}`
}

/** A count with groups of three. */
export function countText(number: number): string {
  return grouped(String(number))
}

function grouped(digits: string): string {
  return digits.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ',')
}
