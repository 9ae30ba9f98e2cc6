/** `order of O1`, or just `order`. */
export function factName(fact: { readonly fact: string; readonly about: string }): string {
  return fact.about === '' ? fact.fact : `${fact.fact} of ${fact.about}`
}
