import { parameters } from '../parameters.ts'
import { metresBetween, type Point } from './distance.ts'
import { jaroWinkler } from './jaro-winkler.ts'

/** One thing that was found, with its weight (additive log-odds). */
export interface Sign {
  readonly sign: string
  readonly weight: number
}

interface Address extends Point {
  readonly unit: string | null
  readonly multiUnit: boolean
  readonly area: 'urban' | 'rural'
}

/** All that is known of one delivery. */
export interface DeliveryFacts {
  readonly address: Address
  readonly proof: {
    readonly unit: string | null
    readonly point: Point | null
    readonly signedBy: string | null
    readonly leftAt: string | null
  }
  readonly parcel: { readonly declaredGrams: number; readonly scannedGrams: number | null }
  readonly customer: { readonly name: string; readonly household: readonly string[] }
  readonly reports: number
  readonly frequentClaims: boolean
}

/** The signs that a parcel went to somebody else, or did not; only those that hold. */
export function evidenceOf(facts: DeliveryFacts): readonly Sign[] {
  const { address, proof, parcel, customer, reports, frequentClaims } = facts
  const signs: readonly (readonly [holds: boolean, sign: string, weight: number])[] = [
    [isOtherUnit(address.unit, proof.unit), 'the proof of delivery names another unit than the order', 4],
    [isFar(address, proof.point), 'delivered far from the address', 2],
    [proof.signedBy !== null && !isKnownSigner(proof.signedBy, customer), 'signed by a name that is not known', 1],
    [proof.leftAt !== null, `the driver left it elsewhere (${proof.leftAt ?? ''})`, 2],
    [address.multiUnit && address.unit === null, 'the address lacks the unit in a building of several', 2],
    [isOtherWeight(parcel), 'the carrier weighed something else than was declared', 2],
    [reports > 0, `${reports} other parcels were reported on this route that day`, 2],
    [frequentClaims, 'the customer claims far more often than others of the segment', -3],
  ]
  return signs.flatMap(([holds, sign, weight]) => (holds ? [{ sign, weight }] : []))
}

/** Units differ when they do beyond case, blanks and words such as "flat". */
export function isOtherUnit(ordered: string | null, delivered: string | null): boolean {
  return delivered !== null && plainUnit(delivered) !== plainUnit(ordered ?? '')
}

function plainUnit(unit: string): string {
  return unit.toUpperCase().replaceAll(/\b(?:UNIT|FLAT|APARTMENT|APT|SUITE|NO)\b|[^\p{L}\p{N}]/gu, '')
}

/** Further from the address than its surroundings explain; without a point, not. */
export function isFar(address: Pick<Address, 'latitude' | 'longitude' | 'area'>, point: Point | null): boolean {
  return point !== null && metresBetween(address, point) > parameters.farMetres[address.area]
}

/** The name is like the customer's or that of somebody of the household. */
export function isKnownSigner(
  signedBy: string | null,
  { name, household }: { readonly name: string; readonly household: readonly string[] },
): boolean {
  return (
    signedBy !== null && [name, ...household].some((one) => jaroWinkler(signedBy, one) >= parameters.knownSignerFrom)
  )
}

/** The carrier weighed something else than was declared; without a weight, not. */
export function isOtherWeight({ declaredGrams, scannedGrams }: DeliveryFacts['parcel']): boolean {
  const off = Math.abs((scannedGrams ?? declaredGrams) - declaredGrams)
  return off > parameters.weight.grams && off > parameters.weight.share * declaredGrams
}
