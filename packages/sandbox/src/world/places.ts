import type { Draws } from '../random.ts'
import type { Address } from '../records/orders.ts'

export const countries = ['GB', 'IE', 'DE', 'FR', 'US'] as const
export type Country = (typeof countries)[number]

export const currencyOf: Record<Country, string> = { GB: 'GBP', IE: 'EUR', DE: 'EUR', FR: 'EUR', US: 'USD' }

type City = readonly [name: string, postcode: string, area: Address['area'], latitude: number, longitude: number]

const cities: Record<Country, readonly City[]> = {
  GB: [
    ['Leeds', 'LS1 4AP', 'urban', 53.7965, -1.5478],
    ['Bristol', 'BS1 5TY', 'urban', 51.4495, -2.5964],
    ['Glasgow', 'G2 4JR', 'urban', 55.8617, -4.2583],
    ['Hawes', 'DL8 3NT', 'rural', 54.3039, -2.1964],
    ['Bala', 'LL23 7AB', 'rural', 52.9113, -3.5986],
  ],
  IE: [
    ['Dublin', 'D02 XH91', 'urban', 53.3402, -6.2603],
    ['Cork', 'T12 W8RF', 'urban', 51.8969, -8.4756],
    ['Galway', 'H91 E2K3', 'urban', 53.2743, -9.0514],
    ['Cahersiveen', 'V23 XW70', 'rural', 51.9485, -10.2216],
  ],
  DE: [
    ['Kassel', '34117', 'urban', 51.3155, 9.4937],
    ['Leipzig', '04109', 'urban', 51.3406, 12.3747],
    ['Bremen', '28195', 'urban', 53.0793, 8.8017],
    ['Murrhardt', '71540', 'rural', 48.9797, 9.5783],
  ],
  FR: [
    ['Lille', '59000', 'urban', 50.6372, 3.0633],
    ['Nantes', '44000', 'urban', 47.2173, -1.5534],
    ['Grenoble', '38000', 'urban', 45.1885, 5.7245],
    ['Aubusson', '23200', 'rural', 45.9563, 2.1692],
  ],
  US: [
    ['Portland', 'OR 97205', 'urban', 45.5188, -122.6891],
    ['Columbus', 'OH 43215', 'urban', 39.9612, -82.9988],
    ['Richmond', 'VA 23220', 'urban', 37.5483, -77.4527],
    ['Salmon', 'ID 83467', 'rural', 45.1758, -113.8957],
  ],
}

const streets: Record<Country, readonly string[]> = {
  GB: ['Mill Lane', 'Station Road', 'Albion Terrace', 'Chapel Walk', 'Beacon Hill'],
  IE: ['Harbour Street', 'Abbey Court', 'Castle Row', 'Fairgreen', 'Bridge Street'],
  DE: ['Lindenstraße', 'Am Markt', 'Goethestraße', 'Gartenweg', 'Bahnhofstraße'],
  FR: ['rue des Tanneurs', 'avenue Jean Jaurès', 'rue Pasteur', 'place du Marché', 'quai de la Fosse'],
  US: ['Maple Avenue', '3rd Street', 'Juniper Drive', 'Washington Boulevard', 'Cedar Court'],
}

const houseNumberLast = new Set<Country>(['DE'])

/** What a case needs of the building; without it the draw decides. */
export interface Building {
  units?: 'none' | 'named' | 'missing'
}

/** An address near the middle of a city of the country; a draw in three is in a building with units. */
export function drawAddress(draws: Draws, country: Country, building: Building = {}): Address {
  const units = building.units ?? (draws.chance(1 / 3) ? 'named' : 'none')
  const fitting = units === 'none' ? cities[country] : cities[country].filter(([, , area]) => area === 'urban')
  const [city, postcode, area, latitude, longitude] = draws.pick(fitting)
  const street = draws.pick(streets[country])
  const number = draws.integer(1, 180)
  return {
    street: houseNumberLast.has(country) ? `${street} ${number}` : `${number} ${street}`,
    unit: units === 'named' ? drawUnit(draws) : null,
    multiUnit: units !== 'none',
    city,
    postcode,
    country,
    area,
    latitude: latitude + draws.integer(-20_000, 20_000) / 1e6,
    longitude: longitude + draws.integer(-20_000, 20_000) / 1e6,
  }
}

export function drawUnit(draws: Draws): string {
  return `${draws.integer(1, 12)}${draws.pick(['A', 'B', 'C', 'D', 'E', 'F'])}`
}

/** A point so many metres north, south, east or west. */
export function pointAt(draws: Draws, from: Address, metres: number): { latitude: number; longitude: number } {
  const degrees = metres / 111_195
  const sign = draws.chance(0.5) ? 1 : -1
  if (draws.chance(0.5)) return { latitude: from.latitude + sign * degrees, longitude: from.longitude }
  const longitude = from.longitude + (sign * degrees) / Math.cos((from.latitude * Math.PI) / 180)
  return { latitude: from.latitude, longitude }
}
