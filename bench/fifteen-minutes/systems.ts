import { createRequire } from 'node:module'
import { startScriptedModel, type ScriptedModel, type ScriptedReply } from 'operant/testing'
import { startStrictServer, type Exchange, type StrictServer } from '../strict-server/server.ts'

/** Two systems whose documents were not written for this, and a model that plays the one of the engineer's key. */
export interface Systems extends AsyncDisposable {
  readonly pets: StrictServer
  readonly trains: StrictServer
  readonly model: ScriptedModel
  /** What the environment of a command holds: the model, and the credentials by the names that `connect` prints. */
  readonly environment: Readonly<Record<string, string>>
}

/** A booking that is there already. */
export const booking = '1725ff48-ab45-4bb5-9d02-88745177dedb'

const load = createRequire(import.meta.url)

export async function startSystems(): Promise<Systems> {
  const pets = await startStrictServer(load('@readme/oas-examples/2.0/json/petstore.json'), {
    remembers: true,
    credentials: { petstore_auth: 'pets-token', api_key: 'pets-key' },
  })
  const trains = await startStrictServer(load('@readme/oas-examples/3.1/json/train-travel.json'), {
    remembers: true,
    credentials: { OAuth2: 'trains-token' },
  })
  const passenger = { passenger_name: 'Anna', has_bicycle: false, has_dog: true }
  trains.memory.keep('/bookings', booking, { id: booking, trip_id: booking, ...passenger })
  const model = await startScriptedModel({ [goalFor(7, 3)]: unproven, [goalFor(8, 4)]: proven })
  return {
    pets,
    trains,
    model,
    environment: {
      OPERANT_MODEL: 'compatible:scripted',
      OPERANT_MODEL_URL: model.url,
      TRAINS_TOKEN: 'trains-token',
      PETS_TOKEN: 'pets-token',
      PETS_API_KEY: 'pets-key',
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([pets.close(), trains.close(), model.close()])
    },
  }
}

export function goalFor(pet: number, order: number): string {
  return `Order pet ${pet} as order ${order} for booking ${booking}`
}

const call = (tool: string, given = {}): ScriptedReply => ({ calls: [{ tool, arguments: given }] })
const readBooking = call('trains_getBooking', { bookingId: { ref: 'f3' } })
const readOrder = call('pets_getOrderById')

/** While every input is the model's to choose. */
const unproven = [
  readBooking,
  call('pets_placeOrder', { id: { ref: 'f2' }, petId: { ref: 'f1' }, quantity: 1 }),
  readOrder,
]
/** Once the write says itself what it needs. */
const proven = [readBooking, call('pets_placeOrder'), readOrder]

/** The requests that were writes, as they were understood. */
export function writesOf({ exchanges }: StrictServer): readonly unknown[] {
  return exchanges.filter(isWrite).map(({ decoded }) => decoded?.body?.value)
}

export function readsOf({ exchanges }: StrictServer): number {
  return exchanges.filter((one) => !isWrite(one)).length
}

export function refusedBy({ exchanges }: StrictServer): readonly string[] {
  return exchanges.flatMap(({ refused }) => refused.map(({ where, problem }) => `${where}: ${problem}`))
}

function isWrite({ received }: Exchange): boolean {
  return received.method !== 'GET'
}
