import { nameText } from '../parts/values.ts'

/** The name of a capability in words: `desk.readTicket` is `desk read ticket`. */
export function capabilityName(name: string): string {
  return nameText(name).replaceAll('.', ' ')
}
