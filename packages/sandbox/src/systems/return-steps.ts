import { type CompanyDatabase, fromJson } from '../database/database.ts'
import { readReturnRequest, type ReturnRequest, type ReturnStatus } from '../records/returns.ts'
import { refuse, type SystemContext } from './calls.ts'
import { nextNumber } from './settings.ts'

export const stepKinds = [
  'authorisation',
  'credit',
  'exchange',
  'decline',
  'evidence request',
  'fraud referral',
  'buyer notice',
] as const
export type StepKind = (typeof stepKinds)[number]

/** Something that was done about a return request; one of a kind at most. */
export interface ReturnStep {
  id: string
  request: string
  kind: StepKind
  /** What was decided, by name. */
  detail: Record<string, string | number>
  at: string
}

const endings: Partial<Record<StepKind, ReturnStatus>> = {
  authorisation: 'authorised',
  credit: 'resolved',
  exchange: 'resolved',
  decline: 'declined',
  'evidence request': 'awaiting evidence',
  'fraud referral': 'in review',
}

/** The request, still undecided and without a step of the kind; refused otherwise. */
export function undecided(database: CompanyDatabase, operation: string, id: string, kind: StepKind): ReturnRequest {
  const request =
    readReturnRequest(database, id) ?? refuse('returns', operation, 'unknown-request', `No request ${id}`, 'request')
  if (findStep(database, id, kind)) refuse('returns', operation, 'already-done', `${id} has its ${kind}`, 'request')
  const decided = request.status === 'resolved' || request.status === 'declined' || request.status === 'authorised'
  if (decided && kind !== 'buyer notice')
    refuse('returns', operation, 'already-decided', `Request ${id} is ${request.status}`, 'request')
  return request
}

/** Notes a step and moves the request on. */
export function addStep(
  context: SystemContext,
  request: string,
  kind: StepKind,
  detail: ReturnStep['detail'],
): ReturnStep {
  const { database } = context
  const step = { id: `RST-${nextNumber(database, 'return step')}`, request, kind, detail, at: context.now() }
  const { id, at } = step
  database.insert('return_step', { id, request_id: request, kind, detail: JSON.stringify(detail), at })
  const status = endings[kind]
  if (status) database.run('UPDATE return_request SET status = ? WHERE id = ?', status, request)
  if (status === 'resolved' || status === 'declined' || status === 'authorised')
    database.run('UPDATE return_request SET resolution = ? WHERE id = ?', kind, request)
  return step
}

export function findStep(database: CompanyDatabase, request: string, kind: StepKind): ReturnStep | null {
  const row = database.one<Omit<ReturnStep, 'detail'> & { detail: string }>(
    'SELECT id, request_id AS request, kind, detail, at FROM return_step WHERE request_id = ? AND kind = ?',
    request,
    kind,
  )
  return row && { ...row, detail: fromJson<ReturnStep['detail']>(row.detail) }
}
