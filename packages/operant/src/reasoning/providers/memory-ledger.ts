import type { Claim, Claimed, ClaimLimit, Ledger } from './ledger.ts'
import { minute, neverFits, placeWait, toldOf } from './ledger.ts'

interface Row {
  readonly claim: Claim
  tokens: number
  millionths: number
  ended: boolean
}

/** A ledger for one process, for tests and for use without a database. */
export class MemoryLedger implements Ledger {
  readonly rows = new Map<string, Row>()

  async claim(claim: Claim): Promise<Claimed> {
    const never = neverFits(claim)
    if (never) return never
    const over = claim.limits.find((limit) => this.#usedOf(claim, limit) + amountOf(claim, limit) > limit.most)
    if (over) return { kind: 'over', limit: over.named }
    const wait = this.#waitOf(claim)
    if (wait > 0) return { kind: 'busy', wait }
    const { tokens, cost } = claim
    this.rows.set(claim.id, { claim, tokens, millionths: cost?.millionths ?? 0, ended: false })
    return { kind: 'held' }
  }

  async settle(id: string, _at: Date, took: { readonly tokens: number; readonly millionths: number }): Promise<void> {
    const row = this.rows.get(id)
    if (row && !row.ended) Object.assign(row, took, { ended: true })
  }

  #usedOf(claim: Claim, limit: ClaimLimit): number {
    let used = 0
    for (const row of this.rows.values()) {
      const { claim: other } = row
      if (other[limit.of] !== claim[limit.of] || (limit.since && other.at <= limit.since)) continue
      if (limit.told !== undefined && !isOpen(row, claim.at) && toldOf(other) !== limit.told) continue
      if (limit.counts === 'tokens') used += row.tokens
      else if (other.cost?.currency === claim.cost?.currency) used += row.millionths
    }
    return used
  }

  #waitOf({ model, at, tokens, rate }: Claim): number {
    const now = at.getTime()
    const lately = [...this.rows.values()].filter(
      ({ claim }) => claim.model === model && claim.at.getTime() > now - minute,
    )
    const open = [...this.rows.values()].filter((row) => row.claim.model === model && isOpen(row, at))
    if (open.length >= (rate.atOnce ?? Infinity)) return placeWait
    const sum = lately.reduce((total, row) => total + row.tokens, 0)
    const full =
      lately.length + 1 > (rate.requestsPerMinute ?? Infinity) || sum + tokens > (rate.tokensPerMinute ?? Infinity)
    if (!full) return 0
    return Math.max(1, Math.min(now, ...lately.map(({ claim }) => claim.at.getTime())) + minute - now)
  }
}

function isOpen({ ended, claim }: Row, now: Date): boolean {
  return !ended && claim.over > now
}

function amountOf(claim: Claim, limit: ClaimLimit): number {
  return limit.counts === 'tokens' ? claim.tokens : (claim.cost?.millionths ?? 0)
}
