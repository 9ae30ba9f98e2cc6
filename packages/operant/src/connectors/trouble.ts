import { Said } from '../agent/say.ts'

/** What is wrong with a system, as far as its answers tell. */
export const troubleKinds = ['credentials', 'limit', 'wrong answer', 'no answer'] as const
export type TroubleKind = (typeof troubleKinds)[number]

/** What a use of a system tells of it. `nothing`: whether it was reached at all is not known. */
export type Told =
  | { readonly kind: 'answered' }
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'failed'
      readonly what: TroubleKind
      readonly reason: string
      readonly system: string | undefined
    }

/** Longest reason that is kept. */
const longest = 500

/**
 * What it tells of a system that a use ended so. A value, and that there is nothing, are answers. What is refused or put
 * off for what was asked may never have left this machine, and so tells nothing.
 */
export function toldBy(trouble: unknown): Told {
  if (trouble === undefined) return { kind: 'answered' }
  if (trouble instanceof Said) {
    if (trouble.kind === 'missing') return { kind: 'answered' }
    const what = kindOf(trouble.about)
    return what ? failed(what, trouble.reason) : { kind: 'nothing' }
  }
  const fields = typeof trouble === 'object' && trouble !== null ? (trouble as Readonly<Record<string, unknown>>) : {}
  const what = kindOf(fields['about']) ?? kindOfStatus(statusIn(fields))
  const reason = reasonOf(trouble)
  const system = typeof fields['system'] === 'string' ? fields['system'] : undefined
  if (what) return failed(what, reason, system)
  if ('quality' in fields) return failed('wrong answer', reason, system)
  return fields['retry'] === 'no' ? { kind: 'nothing' } : failed('no answer', reason, system)
}

/** What is wrong, in the words of whoever threw it. */
export function reasonOf(trouble: unknown): string {
  if (trouble instanceof Error) return trouble.message
  return typeof trouble === 'string' ? trouble : 'it failed, and says nothing of why'
}

function failed(what: TroubleKind, reason: string, system?: string): Told {
  return { kind: 'failed', what, reason: reason.slice(0, longest), system }
}

function kindOf(about: unknown): TroubleKind | undefined {
  if (about === 'credentials' || about === 'limit') return about
  return about === 'fault' ? 'no answer' : undefined
}

/** Clients of one's own often say the status: `error.status`, `error.statusCode`, `error.response.status`. */
function statusIn({ status, statusCode, response }: Readonly<Record<string, unknown>>): unknown {
  if (typeof response === 'object' && response !== null && 'status' in response) return response.status
  return status ?? statusCode
}

function kindOfStatus(status: unknown): TroubleKind | undefined {
  if (status === 401) return 'credentials'
  return status === 429 ? 'limit' : undefined
}
