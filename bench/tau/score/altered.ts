import type { Json } from 'operant'
import type { Domain, RightWrite } from '../domain.ts'
import type { Player } from '../replay/replay.ts'
import type { Treatment } from '../replay/treatment.ts'
import type { Wish } from '../replay/wish.ts'
import { Records, type Tables } from '../world/records.ts'

/** What became of right writes that were altered in one place after the customer had said what is wanted. */
export interface AlteredFigures {
  readonly calls: number
  /** Done all the same: must be none. */
  readonly done: number
  readonly denied: number
  readonly notConfirmed: number
  /** Stopped in any other way: no call at all, or so already. */
  readonly otherwise: number
}

/** Makes each right write with one value altered; the customer confirms the right one and nothing else. */
export async function playAltered(
  player: Player,
  domain: Domain,
  tables: Tables,
  right: readonly RightWrite[],
  most: number,
): Promise<AlteredFigures> {
  const treated: Treatment[] = []
  for (const { customer, wish } of right) {
    for (const altered of alterations(wish.arguments).slice(0, most)) {
      const { treatments } = await player.play({
        clients: domain.clients(new Records(tables), { customer, proven: true }),
        calls: [{ ...wish, arguments: altered }],
        asked: [wish],
        answer: (fact) => domain.answer({}, fact),
      })
      treated.push(...treatments)
    }
  }
  const count = (...kinds: readonly Treatment['kind'][]) => treated.filter(({ kind }) => kinds.includes(kind)).length
  return {
    calls: treated.length,
    done: count('done'),
    denied: count('denied'),
    notConfirmed: count('not confirmed'),
    otherwise: count('not a call', 'already so', 'refused by the system', 'open'),
  }
}

/** The same arguments with one value altered, once for each value in them; the last values first. */
export function alterations(given: Wish['arguments']): readonly Wish['arguments'][] {
  return variants(given).toReversed() as readonly Wish['arguments'][]
}

function variants(value: Json): readonly Json[] {
  if (typeof value === 'string') return [/^\d+\.\d\d$/.test(value) ? (Number(value) + 1).toFixed(2) : `${value}1`]
  if (typeof value === 'number') return [value + 1]
  if (typeof value === 'boolean') return [!value]
  if (value === null) return []
  if (Array.isArray(value)) {
    const list = value as readonly Json[]
    return list.flatMap((item, index) => variants(item).map((one) => list.with(index, one)))
  }
  const record = value as Readonly<Record<string, Json>>
  return Object.entries(record).flatMap(([name, field]) => variants(field).map((one) => ({ ...record, [name]: one })))
}
