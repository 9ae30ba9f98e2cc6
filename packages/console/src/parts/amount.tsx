import { moneyText } from './money.ts'

/** An exact amount of money. */
export function Amount({ of }: { readonly of: { readonly amount: string; readonly currency: string } }) {
  return <span className="whitespace-nowrap">{moneyText(of)}</span>
}
