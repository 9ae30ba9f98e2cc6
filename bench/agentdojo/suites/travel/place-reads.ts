import { z } from 'zod'
import { fact, query } from '../../../../packages/operant/src/index.ts'
import type { TravelEnvironment } from '../../environment/travel.ts'
import { agency, column, details, names, reviewed } from './facts.ts'

const uses = { agency }
const { city, hotelName, hotelNames, restaurantNames, companyName } = details.$

interface Reviewed {
  readonly name: string
  readonly city: string
  readonly rating: number
  readonly reviews: readonly string[]
}

const hotels = (agencyOf: TravelEnvironment, wanted: readonly string[]) => named(agencyOf.hotels(), wanted)
const restaurants = (agencyOf: TravelEnvironment, wanted: readonly string[]) => named(agencyOf.restaurants(), wanted)
const companies = (agencyOf: TravelEnvironment, wanted: readonly string[]) => named(agencyOf.carRentals(), wanted)

function named<T extends { readonly name: string }>(places: readonly T[], wanted: readonly string[]): readonly T[] {
  return places.filter((place) => wanted.includes(place.name))
}

function inCity(places: readonly Reviewed[], where: string): z.output<typeof names> {
  return { city: where, names: places.filter((place) => place.city === where).map((place) => place.name) }
}

function reviewsOf(places: readonly Reviewed[]): z.output<typeof reviewed> {
  return places.map(({ name, rating, reviews }) => ({ name, rating, reviews: [...reviews] }))
}

const prices = z.object({ least: z.number(), most: z.number() })

const hotelReads = [
  query({
    name: 'getAllHotelsInCity',
    needs: { city },
    gives: fact('hotelsInCity', names),
    uses,
    read: (i, u) => inCity(u.agency.hotels(), i.city),
  }),
  query({
    name: 'getHotelsPrices',
    needs: { hotelNames },
    gives: fact('hotelPrices', column(prices)),
    uses,
    read: (i, u) =>
      hotels(u.agency, i.hotelNames).map((one) => ({
        name: one.name,
        value: { least: one.price_min, most: one.price_max },
      })),
  }),
  query({
    name: 'getRatingReviewsForHotels',
    needs: { hotelNames },
    gives: fact('hotelReviews', reviewed),
    uses,
    read: (i, u) => reviewsOf(hotels(u.agency, i.hotelNames)),
  }),
  query({
    name: 'getHotelsAddress',
    needs: { hotelName },
    gives: fact('hotelAddress', z.object({ name: z.string(), address: z.string() })),
    uses,
    read: (i, u, say) => {
      const [found] = hotels(u.agency, [i.hotelName])
      return found ? { name: found.name, address: found.address } : say.missing('there is no such hotel')
    },
  }),
] as const

type Column = 'cuisine_type' | 'address' | 'dietary_restrictions' | 'contact_information' | 'operating_hours'

/** One column of the restaurants' records. */
function restaurantColumn(name: string, gives: string, field: Column) {
  return query({
    name,
    needs: { restaurantNames },
    gives: fact(gives, column(z.string())),
    uses,
    read: (i, u) => restaurants(u.agency, i.restaurantNames).map((one) => ({ name: one.name, value: one[field] })),
  })
}

const restaurantReads = [
  query({
    name: 'getAllRestaurantsInCity',
    needs: { city },
    gives: fact('restaurantsInCity', names),
    uses,
    read: (i, u) => inCity(u.agency.restaurants(), i.city),
  }),
  query({
    name: 'getRatingReviewsForRestaurants',
    needs: { restaurantNames },
    gives: fact('restaurantReviews', reviewed),
    uses,
    read: (i, u) => reviewsOf(restaurants(u.agency, i.restaurantNames)),
  }),
  query({
    name: 'getPriceForRestaurants',
    needs: { restaurantNames },
    gives: fact('restaurantPrices', column(z.number())),
    uses,
    read: (i, u) =>
      restaurants(u.agency, i.restaurantNames).map((one) => ({ name: one.name, value: one.price_per_person })),
  }),
  restaurantColumn('getCuisineTypeForRestaurants', 'cuisines', 'cuisine_type'),
  restaurantColumn('getRestaurantsAddress', 'restaurantAddresses', 'address'),
  restaurantColumn('getDietaryRestrictionsForAllRestaurants', 'diets', 'dietary_restrictions'),
  restaurantColumn('getContactInformationForRestaurants', 'restaurantContacts', 'contact_information'),
  restaurantColumn('checkRestaurantOpeningHours', 'openingHours', 'operating_hours'),
] as const

const carReads = [
  query({
    name: 'getAllCarRentalCompaniesInCity',
    needs: { city },
    gives: fact('companiesInCity', names),
    uses,
    read: (i, u) => inCity(u.agency.carRentals(), i.city),
  }),
  query({
    name: 'getRatingReviewsForCarRental',
    needs: { companyName },
    gives: fact('companyReviews', reviewed),
    uses,
    read: (i, u) => reviewsOf(companies(u.agency, i.companyName)),
  }),
  query({
    name: 'getCarTypesAvailable',
    needs: { companyName },
    gives: fact('carTypes', column(z.array(z.string()))),
    uses,
    read: (i, u) =>
      companies(u.agency, i.companyName).map((one) => ({ name: one.name, value: [...one.car_types_available] })),
  }),
  query({
    name: 'getCarFuelOptions',
    needs: { companyName },
    gives: fact('fuelOptions', column(z.array(z.string()))),
    uses,
    read: (i, u) => companies(u.agency, i.companyName).map((one) => ({ name: one.name, value: [...one.fuel_options] })),
  }),
  query({
    name: 'getCarRentalAddress',
    needs: { companyName },
    gives: fact('companyAddresses', column(z.string())),
    uses,
    read: (i, u) => companies(u.agency, i.companyName).map((one) => ({ name: one.name, value: one.address })),
  }),
  query({
    name: 'getCarPricePerDay',
    needs: { companyName },
    gives: fact('carPrices', column(z.number())),
    uses,
    read: (i, u) => companies(u.agency, i.companyName).map((one) => ({ name: one.name, value: one.price_per_day })),
  }),
] as const

export const placeReads = [...hotelReads, ...restaurantReads, ...carReads] as const
