import type { SystemName } from './errors.ts'
import { type Fault, faultKinds } from './fault.ts'
import { breakPoints } from './parts.ts'

/** Throws when a fault could never strike, or not as it says. */
export function checkFault(fault: Fault, operations: Readonly<Record<SystemName, readonly string[]>>): void {
  const known = operations[fault.system]
  if (!known) bad('system', fault.system, Object.keys(operations))
  if (fault.operation !== undefined && !known.includes(fault.operation)) bad('operation', fault.operation, known)
  if (!faultKinds.includes(fault.kind)) bad('kind', fault.kind, faultKinds)
  const { rate = 1, calls = [], remaining = 1, latencyMs = 0 } = fault
  if (!(rate >= 0 && rate <= 1)) bad('rate', rate, ['a share from 0 to 1'])
  if (!calls.every((call) => Number.isInteger(call) && call > 0)) bad('calls', calls, ['whole numbers from 1'])
  if (!Number.isInteger(remaining) || remaining < 0) bad('remaining', remaining, ['a whole number from 0'])
  if (!(latencyMs >= 0)) bad('latencyMs', latencyMs, ['milliseconds from 0'])
  checkDetail(fault)
}

const owners = {
  window: 'rate-limit',
  retryAfterMs: 'rate-limit',
  part: 'half-applied',
  told: 'half-applied',
  behind: 'stale-read',
} as const

function checkDetail(fault: Fault): void {
  for (const [field, kind] of Object.entries(owners))
    if (Reflect.get(fault, field) !== undefined && fault.kind !== kind) bad(field, fault.kind, [`only with ${kind}`])
  const { window, retryAfterMs = 0, behind, part } = fault
  if (window && !(Number.isInteger(window.calls) && window.calls >= 0 && window.ms > 0))
    bad('window', window, ['{ calls: a whole number from 0, ms: above 0 }'])
  if (!(retryAfterMs >= 0)) bad('retryAfterMs', retryAfterMs, ['milliseconds from 0'])
  if (behind && !(('writes' in behind ? behind.writes : behind.ms) > 0)) bad('behind', behind, ['more than 0'])
  if (fault.kind !== 'half-applied') return
  const names = Object.keys(breakPoints).filter((name) => name.startsWith(`${fault.system}.`))
  const name = `${fault.system}.${fault.operation ?? ''}`
  if (fault.operation === undefined ? names.length === 0 : !names.includes(name))
    bad('operation', name, ['one that writes several records', ...Object.keys(breakPoints)])
  const parts = names
    .filter((each) => fault.operation === undefined || each === name)
    .flatMap((each) => breakPoints[each])
  if (part !== undefined && !parts.includes(part)) bad('part', part, parts.map(String))
}

function bad(field: string, given: unknown, expected: readonly string[]): never {
  throw new TypeError(`A fault cannot have ${field} ${JSON.stringify(given)}; expected ${expected.join(', ')}`)
}
