import type { Pool } from 'pg'
import { hashOf, type Json } from '../facts/json.ts'
import type { Instant, RequestAnswer, RequestKind } from '../journal/events.ts'
import type { NewRequest } from '../run/store.ts'
import { storable } from './append.ts'
import { endure } from './endure.ts'
import type { Principal } from './principals.ts'

/** A pool, or a client in a transaction of its own. */
export type Queryable = Pick<Pool, 'query'>

export type RequestState =
  | 'open'
  | 'approved'
  | 'rejected'
  | 'edited'
  | 'answered'
  | 'expired'
  | 'withdrawn'
  | 'consumed'

/** A request as people see it. */
export interface RequestRow extends Omit<NewRequest, 'people' | 'outside' | 'code' | 'alike' | 'moments'> {
  readonly run: string
  readonly agent: string
  readonly people: readonly string[]
  readonly outside: { readonly mail: string; readonly name: string } | null
  readonly alike: string | null
  /** `consumed`: approved, and used by the run. */
  readonly state: RequestState
  readonly decidedAt: Instant | null
  /** Who has answered so far, in order. */
  readonly given: readonly GivenAnswer[]
}

export interface GivenAnswer {
  readonly by: string
  readonly at: Instant
  readonly kind: 'approved' | 'edited' | 'rejected' | 'answered'
  readonly reason: string | null
  readonly value: Json
  /** Roles the person had; null where they were not kept. */
  readonly roles: readonly string[] | null
  readonly channel: How['channel']
  readonly token: string | null
  readonly signature: string | null
  /** In whose place. */
  readonly insteadOf: string | null
  readonly elements: readonly string[] | null
}

export interface RequestFilter {
  readonly state?: RequestState | undefined
  /** Open, or not any more. */
  readonly open?: boolean | undefined
  /** This, or one of these. */
  readonly kind?: RequestKind | readonly RequestKind[] | undefined
  readonly run?: string | undefined
  readonly agent?: string | undefined
  /** Only those that this person may answer at that time, and has not. */
  readonly for?: At
  /** Only those that this person has put off at that time, or only the others. */
  readonly snoozed?: At & { readonly is: boolean }
  readonly answeredBy?: string | undefined
  /** Only what this person has taken on; null: what nobody has. */
  readonly heldBy?: string | null
  /** Default `newest`. */
  readonly order?: RequestOrder
  /** Default 100. */
  readonly limit?: number
  /** Continue after this one, the last of the page before. */
  readonly after?: { readonly at: Instant; readonly id: string }
}

interface At {
  readonly person: string
  readonly at: Instant
}

/** Those asked last first; those that end soonest; those decided last. */
export type RequestOrder = 'newest' | 'due' | 'decided'

/** What each order goes by. */
const orders: Readonly<Record<RequestOrder, { readonly column: string; readonly way: '<' | '>' }>> = {
  newest: { column: 'asked_at', way: '<' },
  due: { column: 'expires_at', way: '>' },
  decided: { column: 'decided_at', way: '<' },
}

/** The moment by which a request is ordered. */
export function placeOf(row: Pick<RequestRow, 'askedAt' | 'expiresAt' | 'decidedAt'>, order: RequestOrder): Instant {
  return { newest: row.askedAt, due: row.expiresAt, decided: row.decidedAt ?? row.askedAt }[order]
}

const select = `SELECT id, run_id AS run, kind, roles, count, requester, title, shown, arguments_hash AS "argumentsHash",
    people, outside, alike, (SELECT agent FROM operant.runs WHERE id = run_id) AS agent,
    asked_at AS "askedAt", expires_at AS "expiresAt", state, decided_at AS "decidedAt",
    coalesce((SELECT json_agg(json_build_object('by', name, 'at', at, 'kind', kind, 'reason', reason, 'value', value,
        'roles', roles, 'channel', channel, 'token', token, 'signature', signature,
        'insteadOf', instead_of, 'elements', elements) ORDER BY at, name)
      FROM operant.request_answers WHERE request_id = requests.id), '[]') AS given
  FROM operant.requests`

/** Requests that fit the filter, newest first unless it says otherwise. */
export async function listRequests(pool: Pool, filter: RequestFilter = {}): Promise<readonly RequestRow[]> {
  const { limit = 100, order = 'newest', after } = filter
  const { column, way } = orders[order]
  const values: unknown[] = []
  const given = (value: unknown): string => `$${values.push(value)}`
  const where = conditionsOf(filter, given)
  if (order === 'decided') where.push('decided_at IS NOT NULL')
  if (after) {
    const at = given(after.at)
    where.push(`(${column} ${way} ${at} OR (${column} = ${at} AND id > ${given(after.id)}))`)
  }
  const text = `${select} WHERE ${['true', ...where].join(' AND ')}
    ORDER BY ${column} ${way === '<' ? 'DESC' : 'ASC'}, id LIMIT ${given(limit)}`
  const { rows } = await endure(() => pool.query<Stored>(text, values))
  return rows.map(fromStored)
}

function conditionsOf(filter: RequestFilter, given: (value: unknown) => string): string[] {
  const { state, open, kind, run, agent, for: whom, snoozed, answeredBy, heldBy } = filter
  const where: string[] = []
  if (state !== undefined) where.push(`state = ${given(state)}`)
  if (open !== undefined) where.push(open ? `state = 'open'` : `state <> 'open'`)
  if (kind !== undefined) where.push(`kind = ANY (${given([kind].flat())})`)
  if (run !== undefined) where.push(`run_id = ${given(run)}`)
  if (agent !== undefined) where.push(`EXISTS (SELECT FROM operant.runs WHERE id = run_id AND agent = ${given(agent)})`)
  const answered = (person: string): string =>
    `EXISTS (SELECT FROM operant.request_answers a WHERE a.request_id = requests.id AND a.person = ${given(named(person))})`
  if (whom)
    where.push(
      `EXISTS (SELECT FROM operant.may_answer(requests, ${given(whom.at)}) AS m (name) WHERE lower(btrim(m.name)) = ${given(named(whom.person))})`,
      `NOT ${answered(whom.person)}`,
    )
  if (snoozed)
    where.push(
      `operant.snoozed_until(id, ${given(named(snoozed.person))}, ${given(snoozed.at)}) IS ${snoozed.is ? 'NOT ' : ''}NULL`,
    )
  if (answeredBy !== undefined) where.push(answered(answeredBy))
  if (heldBy !== undefined)
    where.push(
      `(SELECT lower(btrim(holder)) FROM operant.work_items WHERE request_id = requests.id) IS NOT DISTINCT FROM ${given(heldBy === null ? null : named(heldBy))}`,
    )
  return where
}

/** A person as rows name them. */
export function named(person: string): string {
  return person.trim().toLowerCase()
}

/** One request, or nothing where it does not exist. */
export async function requestRow(pool: Queryable, request: string): Promise<RequestRow | undefined> {
  const { rows } = await endure(() => pool.query<Stored>(`${select} WHERE id = $1`, [request]))
  return rows[0] && fromStored(rows[0])
}

/** What a person says to a request. */
export type Reply =
  | {
      readonly kind: 'approved'
      readonly reason: string
      /** Of a change set: which of its elements; absent: all of them. */
      readonly elements?: readonly string[]
    }
  /** Of an approval: other values for some of the arguments; it is decided afresh with them, and what others said is void. */
  | { readonly kind: 'edited'; readonly reason: string; readonly arguments: Readonly<Record<string, Json>> }
  | { readonly kind: 'rejected'; readonly reason: string }
  | { readonly kind: 'answered'; readonly value: Json }

export type ReplyResult =
  /** The request is decided, and its run is told. */
  | { readonly kind: 'decided'; readonly answer: RequestAnswer }
  /** Counted; as many other people are still missing. */
  | { readonly kind: 'counted'; readonly missing: number }
  | { readonly kind: 'refused'; readonly why: ReplyRefusal }

export type ReplyRefusal =
  | 'no such request'
  | 'expired'
  | 'already decided'
  | 'not your role'
  | 'your own request'
  | 'not here any more'
  | 'you answered already'
  | 'not an answer to this'

/** By which way an answer came. */
export interface How {
  readonly channel: 'command line' | 'link' | 'form' | 'mail' | 'api'
  /** Id of the token or link that was used; never its secret. */
  readonly token?: string
}

/** What one person says, and about what exactly: it is what is signed, and can be told again from the rows. */
export interface AnswerStatement {
  readonly request: string
  readonly argumentsHash: string
  /** `hashOf` what was shown. */
  readonly shownHash: string
  readonly answer: Reply
  readonly by: string
  readonly roles: readonly string[]
  readonly channel: How['channel']
  readonly token: string | null
  readonly at: Instant
}

export interface NewAnswer {
  readonly request: string
  readonly by: Principal
  readonly how: How
  readonly answer: Reply
  readonly at: Instant
  /** Of a party outside that was asked: the code that it was told. */
  readonly code?: string
  /** The people there are now. Where they are given, nobody else answers, and delegates answer in their place. */
  readonly staff?: readonly Principal[]
  /** Signs what is said; the signature is kept with the answer. */
  readonly sign?: (statement: AnswerStatement) => string
}

/**
 * Gives one person's answer. It is checked, counted, and where it decides put into the run's inbox, in one transaction;
 * of any number at once, exactly one decides. Nobody answers what they asked for themselves, directly or by starting
 * the run, or one above it, that asks for approval, nor does whoever stands in for them. An approval is decided by `count` different people or by one no.
 */
export async function answerRequest(pool: Queryable, given: NewAnswer): Promise<ReplyResult> {
  const { request, by, how, at, code = null, staff, sign } = given
  const answer = 'reason' in given.answer ? { ...given.answer, reason: storable(given.answer.reason) } : given.answer
  const people = staff && JSON.stringify(staff.map(({ name, roles }) => ({ name, roles })))
  const row = sign && (await requestRow(pool, request))
  const signature = row ? sign(statementOf(row, { ...given, answer })) : null
  const { rows } = await pool.query<{ result: Stated }>({
    name: 'answer',
    text: 'SELECT operant.answer_request($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) AS result',
    values: [request, by.name, by.roles, ...saidOf(answer), at, JSON.stringify(how), signature, code, people],
  })
  const result = rows[0]?.result ?? { refused: 'no such request' }
  if ('refused' in result) return { kind: 'refused', why: result.refused }
  return 'missing' in result ? { kind: 'counted', missing: result.missing } : { kind: 'decided', answer: result.answer }
}

/** What is said, and apart from it the value, which may hold characters that Postgres cannot look at. */
function saidOf(answer: Reply): readonly [said: string, value: string | null] {
  if (answer.kind === 'answered') return [JSON.stringify({ kind: answer.kind }), JSON.stringify(answer.value)]
  const { kind, reason } = answer
  return kind === 'edited'
    ? [JSON.stringify({ kind, reason }), JSON.stringify(answer.arguments)]
    : [JSON.stringify(answer), null]
}

export function statementOf(
  { argumentsHash, shown }: RequestRow,
  { request, by, how, answer, at }: NewAnswer,
): AnswerStatement {
  const { channel, token = null } = how
  const said = { request, argumentsHash, shownHash: hashOf(shown), answer }
  return { ...said, by: by.name, roles: by.roles, channel, token, at }
}

/** What the function `operant.answer_request` answers. */
type Stated = { readonly refused: ReplyRefusal } | { readonly missing: number } | { readonly answer: RequestAnswer }

type Stored = Omit<RequestRow, 'askedAt' | 'expiresAt' | 'decidedAt'> & {
  readonly askedAt: Date
  readonly expiresAt: Date
  readonly decidedAt: Date | null
}

function fromStored(row: Stored): RequestRow {
  return {
    ...row,
    askedAt: row.askedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    given: row.given.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
  }
}
