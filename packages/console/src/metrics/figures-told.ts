import { nameText } from '../parts/values.ts'

/** A share as people read it: `82 %`. Where nothing was counted it is not known. */
export function shareText(share: number | null): string {
  if (share === null) return 'unknown'
  const percent = share * 100
  // Neither all nor nothing is told of what is not quite so.
  if (percent > 0 && percent < 0.1) return '< 0.1 %'
  if (percent < 100 && percent > 99.9) return '> 99.9 %'
  return `${Number(percent.toFixed(1))} %`
}

const kinds = new Map(
  Object.entries({
    refused: 'refused by the system',
    missing: 'something is missing',
    unsure: 'too unsure',
    fault: 'the system failed',
    denied: 'not allowed',
    rejected: 'a person said no',
    'no-progress': 'no way on',
    expired: 'nobody answered in time',
    quality: 'the data is not as expected',
    unknown: 'nobody knows whether it happened',
    differs: 'it turned out otherwise',
  }),
)

/** A cause in words: where, what happened, and by which rule. One that names no step stands for itself. */
export function causeTold(cause: string): { readonly where: string; readonly what: string } {
  const [, kind = '', where = '', rule] = /^(\S+) (\S+)(?: by (.*))?$/s.exec(cause) ?? []
  const words = kinds.get(kind)
  if (words === undefined) return { where: '', what: cause }
  return { where, what: rule === undefined ? words : `${words}, by the rule “${rule}”` }
}

const claimants: Readonly<Record<string, string>> = {
  model: 'a model said so',
  system: 'a system said so, unread',
  person: 'a person closed it',
  run: 'part of it unchecked',
}

/** Who says that something is done. */
export function claimantText(claimant: string): string {
  return claimants[claimant] ?? nameText(claimant)
}

/** Price of a language model: without the digits that say nothing, at least two decimals. */
export function priceText({ amount, currency }: { readonly amount: string; readonly currency: string }): string {
  const [whole = '0', decimals = ''] = amount.split('.')
  const short = decimals.replace(/0+$/, '').padEnd(2, '0')
  return `${whole}.${short} ${currency}`
}
