import { fits } from '../agent/matchers.ts'
import type { DecisionRow, DecisionSpec } from '../agent/capability.ts'

/** One input of a table as it stands: known, looked for in vain, or still open. */
export type InputStanding =
  | { readonly kind: 'known'; readonly value: unknown }
  | { readonly kind: 'open' }
  | { readonly kind: 'closed'; readonly why: string }

export type TableResult =
  | { readonly kind: 'decided'; readonly row: DecisionRow; readonly value: unknown; readonly used: readonly string[] }
  | { readonly kind: 'needs'; readonly input: string; readonly row: DecisionRow }
  | { readonly kind: 'closed'; readonly why: string }

class Unread extends Error {
  readonly input: string
  constructor(input: string) {
    super(`input ${input} is not known yet`)
    this.input = input
  }
}

/**
 * Evaluates a table as far as what is known allows: rows top-down, cells three-valued. A row that is out by what is
 * known costs nothing; the first cell that might decide and is open is what has to be looked up next.
 */
export function evaluateTable(spec: DecisionSpec, inputs: (name: string) => InputStanding): TableResult {
  const used = new Set<string>()
  for (const row of spec.rows) {
    try {
      const standing = rowStanding(row, inputs, used)
      if (standing.kind === 'out') continue
      if (standing.kind === 'open') return { kind: 'needs', input: standing.input, row }
      return standing.kind === 'closed' ? standing : decided(row, inputs, used, spec)
    } catch (error) {
      // A rule that breaks decides nothing, and neither do those below it.
      return {
        kind: 'closed',
        why: `rule "${row.rule}" broke: ${error instanceof Error ? error.message : String(error)}`,
      }
    }
  }
  return { kind: 'closed', why: 'no row of the table fits' }
}

type RowStanding =
  | { readonly kind: 'fits' }
  | { readonly kind: 'out' }
  | { readonly kind: 'open'; readonly input: string }
  | { readonly kind: 'closed'; readonly why: string }

function rowStanding(row: DecisionRow, inputs: (name: string) => InputStanding, used: Set<string>): RowStanding {
  let open: string | undefined
  let closed: string | undefined
  for (const [name, cell] of Object.entries(row.when)) {
    const input = inputs(name)
    if (input.kind === 'open') open ??= name
    else if (input.kind === 'closed') closed ??= `rule "${row.rule}" cannot be told: ${input.why}`
    else {
      used.add(name)
      if (!fits(cell, input.value)) return { kind: 'out' }
    }
  }
  if (open !== undefined) return { kind: 'open', input: open }
  return closed === undefined ? { kind: 'fits' } : { kind: 'closed', why: closed }
}

function decided(
  row: DecisionRow,
  inputs: (name: string) => InputStanding,
  used: Set<string>,
  spec: DecisionSpec,
): TableResult {
  if (typeof row.then !== 'function') return { kind: 'decided', row, value: row.then, used: [...used] }
  const reader: object = {}
  for (const name of Object.keys(spec.needs)) {
    Object.defineProperty(reader, name, {
      enumerable: true,
      get: () => {
        const input = inputs(name)
        if (input.kind !== 'known') throw new Unread(name)
        used.add(name)
        return input.value
      },
    })
  }
  try {
    const value: unknown = (row.then as (inputs: object) => unknown)(reader)
    return { kind: 'decided', row, value, used: [...used] }
  } catch (error) {
    if (!(error instanceof Unread)) throw error
    const input = inputs(error.input)
    return input.kind === 'closed'
      ? { kind: 'closed', why: `rule "${row.rule}" needs ${error.input}: ${input.why}` }
      : { kind: 'needs', input: error.input, row }
  }
}
