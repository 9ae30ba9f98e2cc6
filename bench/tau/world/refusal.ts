/** A system says no, and will say no again. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly retry = 'no'
}

export function refuseUnless(holds: boolean, why: string): void {
  if (!holds) throw new Refusal(why)
}
