import type { Company, Fault } from '@operant/sandbox'

/** Milliseconds after which the client gives a call up. */
export const clientTimeout = 700
/** Milliseconds that a slow call takes: it lands after its client has given up, and within the contract's `settle`. */
const slow = 1_400

const writes = [
  { system: 'payments', operation: 'refund' },
  { system: 'orders', operation: 'createReplacement' },
  { system: 'orders', operation: 'cancelReplacement' },
  { system: 'carrier', operation: 'requestTrace' },
  { system: 'carrier', operation: 'openClaim' },
  { system: 'desk', operation: 'reply' },
  { system: 'desk', operation: 'scheduleFollowUp' },
] as const

/** Milliseconds that a stale read is behind: far less than the contract's `settle`, or no read-back could be believed. */
const stale = 300
const used = ['orders', 'carrier', 'warehouse', 'payments', 'desk'] as const

/** Everything that goes wrong in the world by itself, all the time. */
export const weather: readonly Fault[] = [
  // Down for good: what needs it is handed over, and everything else goes on. First, lest it be up while the rest is set.
  { system: 'purchasing', kind: 'outage' },
  ...writes.flatMap((write): Fault[] => [
    { ...write, kind: 'time-out-before', rate: 0.05 },
    { ...write, kind: 'time-out-after', rate: 0.06 },
    { ...write, kind: 'false-success', rate: 0.06 },
    { ...write, kind: 'latency', rate: 0.3, latencyMs: 60 },
    { ...write, kind: 'latency', rate: 0.05, latencyMs: slow },
  ]),
  // The carrier says no to some traces: a claim is the other way.
  { system: 'carrier', operation: 'requestTrace', kind: 'refusal', rate: 0.15 },
  // The message without its e-mail, the stock released without the cancellation: called again, they are completed.
  { system: 'desk', operation: 'reply', kind: 'half-applied', rate: 0.08 },
  { system: 'orders', operation: 'cancelReplacement', kind: 'half-applied', rate: 0.2, told: 'error' },
  // Only where the system knows the key, or the thing can only be there once: nothing outside could prevent the second.
  { system: 'desk', kind: 'duplicate-delivery', rate: 0.05 },
  { system: 'carrier', kind: 'duplicate-delivery', rate: 0.05 },
  { system: 'orders', operation: 'createReplacement', kind: 'duplicate-delivery', rate: 0.05 },
  ...used.flatMap((system): Fault[] => [
    { system, kind: 'outage', rate: 0.01 },
    { system, kind: 'rate-limit', rate: 0.02, retryAfterMs: 300 },
    { system, kind: 'stale-read', rate: 0.03, behind: { ms: stale } },
  ]),
]

/** Systems that answer a key they know with their first result. The others, and all money, have only Operant. */
export const keyed = ['desk', 'carrier'] as const

export async function setWeather(company: Company): Promise<void> {
  for (const system of keyed) await company.controls.setHonoursKeys(system, true)
  await company.faults.clear()
  for (const fault of weather) await company.faults.set(fault)
}

/** One system is down for everybody. */
export async function breakDown(company: Company, milliseconds: number): Promise<void> {
  await company.faults.set({ system: 'payments', kind: 'outage' })
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
  await setWeather(company)
}
