import type { CompanyDatabase } from '../database/database.ts'

export type ReturnReason = 'change of mind' | 'damaged on delivery' | 'defect' | 'wrong item'
export type ReturnStatus = 'open' | 'awaiting evidence' | 'in review' | 'authorised' | 'resolved' | 'declined'

/** What a picture shows, as somebody who looked at it noted. */
export interface ReturnPhoto {
  subject: 'parcel' | 'item' | 'other'
  /** Instant by the camera's clock; null when the picture does not tell. */
  takenAt: string | null
  sha256: string
  finding: string
  /** The same picture came with an earlier request, or is known from elsewhere. */
  seenBefore: boolean
}

/** Somebody who wants to give something back, or has something to complain about. */
export interface ReturnRequest {
  id: string
  order: string
  line: string
  quantity: number
  ticket: string | null
  requester: 'buyer' | 'gift_recipient'
  requesterName: string
  requesterEmail: string
  reason: ReturnReason
  description: string
  /** In what state the goods are, as the requester says. */
  itemState: 'unused' | 'used' | 'worn' | null
  reportedAt: string
  status: ReturnStatus
  /** How it ended, such as `credit` or `exchange`; null while it has not. */
  resolution: string | null
  photos: ReturnPhoto[]
}

export type NewReturnRequest = Partial<Omit<ReturnRequest, 'photos'>> &
  Pick<ReturnRequest, 'id' | 'order' | 'line' | 'reason' | 'reportedAt'> & {
    photos?: (Pick<ReturnPhoto, 'sha256' | 'finding'> & Partial<ReturnPhoto>)[]
  }

/** Adds a request; by default the buyer's, for one piece, without a ticket or photos. */
export function addReturnRequest(database: CompanyDatabase, request: NewReturnRequest): ReturnRequest {
  const buyer = database.one<{ name: string; email: string }>(
    'SELECT c.name, c.email FROM customer c JOIN sales_order o ON o.customer_id = c.id WHERE o.id = ?',
    request.order,
  )
  const recipient = database.one<{ name: string; email: string }>(
    'SELECT recipient_name AS name, recipient_email AS email FROM gift WHERE order_id = ?',
    request.order,
  )
  const requester = request.requester ?? 'buyer'
  const who = requester === 'buyer' ? buyer : recipient
  database.insert('return_request', {
    id: request.id,
    order_id: request.order,
    line_id: request.line,
    quantity: request.quantity ?? 1,
    ticket_id: request.ticket ?? null,
    requester,
    requester_name: request.requesterName ?? who?.name ?? '',
    requester_email: request.requesterEmail ?? who?.email ?? '',
    reason: request.reason,
    description: request.description ?? '',
    item_state: request.itemState ?? null,
    reported_at: request.reportedAt,
    status: request.status ?? 'open',
    resolution: request.resolution ?? null,
  })
  for (const [index, photo] of (request.photos ?? []).entries()) {
    database.insert('return_photo', {
      request_id: request.id,
      position: index + 1,
      subject: photo.subject ?? 'item',
      taken_at: photo.takenAt ?? null,
      sha256: photo.sha256,
      finding: photo.finding,
    })
  }
  const added = readReturnRequest(database, request.id)
  if (!added) throw new Error(`Return request ${request.id} was not added`)
  return added
}

/** A picture that was seen before any of the requests here. */
export function addKnownPhoto(database: CompanyDatabase, photo: { sha256: string; firstSeenOn: string }): void {
  database.insert('known_photo', { sha256: photo.sha256, first_seen_on: photo.firstSeenOn })
}

type RequestRow = Omit<ReturnRequest, 'photos'>

const selectRequest = `SELECT id, order_id AS "order", line_id AS line, quantity, ticket_id AS ticket, requester,
  requester_name AS requesterName, requester_email AS requesterEmail, reason, description, item_state AS itemState,
  reported_at AS reportedAt, status, resolution FROM return_request`

export function readReturnRequest(database: CompanyDatabase, id: string): ReturnRequest | null {
  const row = database.one<RequestRow>(`${selectRequest} WHERE id = ?`, id)
  return row && withPhotos(database, row)
}

/** Of one order, oldest first. */
export function readReturnRequestsOf(database: CompanyDatabase, order: string): ReturnRequest[] {
  const rows = database.all<RequestRow>(`${selectRequest} WHERE order_id = ? ORDER BY reported_at, id`, order)
  return rows.map((row) => withPhotos(database, row))
}

/** All that nobody has decided, oldest first. */
export function readOpenReturnRequests(database: CompanyDatabase): ReturnRequest[] {
  const rows = database.all<RequestRow>(
    `${selectRequest} WHERE status NOT IN ('resolved', 'declined') ORDER BY reported_at, id`,
  )
  return rows.map((row) => withPhotos(database, row))
}

/** All that were reported in a span, its end not included, oldest first. */
export function readReturnRequestsIn(database: CompanyDatabase, span: { from: string; to: string }): ReturnRequest[] {
  const rows = database.all<RequestRow>(
    `${selectRequest} WHERE reported_at >= ? AND reported_at < ? ORDER BY reported_at, id`,
    span.from,
    span.to,
  )
  return rows.map((row) => withPhotos(database, row))
}

function withPhotos(database: CompanyDatabase, row: RequestRow): ReturnRequest {
  const photos = database.all<Omit<ReturnPhoto, 'seenBefore'> & { seen: number }>(
    `SELECT p.subject, p.taken_at AS takenAt, p.sha256, p.finding,
       EXISTS (SELECT 1 FROM known_photo k WHERE k.sha256 = p.sha256)
       OR EXISTS (SELECT 1 FROM return_photo e JOIN return_request r ON r.id = e.request_id
                  WHERE e.sha256 = p.sha256 AND (r.reported_at, r.id) < (?2, ?1)) AS seen
     FROM return_photo p WHERE p.request_id = ?1 ORDER BY p.position`,
    row.id,
    row.reportedAt,
  )
  return { ...row, photos: photos.map(({ seen, ...photo }) => ({ ...photo, seenBefore: seen === 1 })) }
}
