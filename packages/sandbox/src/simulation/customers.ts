import { createHash } from 'node:crypto'
import type { Draws } from '../random.ts'
import { addCustomerMessage } from '../systems/ticket-messages.ts'
import { type ComingEvent, hoursBetween, instantOf, type Question, type Stage } from './stage.ts'
import { answerInWords } from './wording.ts'

interface Asked extends Question {
  message: string
  at: string
}

const selectAsked = `SELECT m.id AS message, m.ticket_id AS ticket, t.customer_id AS customer, m.body, m.at
  FROM ticket_message m JOIN ticket t ON t.id = m.ticket_id
  WHERE m.author = 'company' AND m.visibility = 'public' AND m.status IN ('pending', 'open')
    AND NOT EXISTS (SELECT 1 FROM ticket_message n WHERE n.ticket_id = m.ticket_id AND n.visibility = 'public'
      AND (n.at, n.id) > (m.at, m.id))`

/** Customers answer what they were asked last, unless that solved the ticket; a quarter of them never do. */
export function comingCustomerAnswers(stage: Stage): ComingEvent[] {
  return stage.database.all<Asked>(selectAsked).flatMap((asked) => {
    const draws = stage.draws('customer', asked.message)
    const [silent, after] = [draws.chance(0.25), hoursBetween(draws, 1, 40)]
    const given = stage.answer(asked)
    if (given === null || (given === undefined && silent)) return []
    const at = Math.max(Date.parse(asked.at) + after, stage.since + 60_000)
    const { ticket } = asked
    const happen = (): ComingEvent[] => {
      if (isAnswered(stage, asked)) return []
      addCustomerMessage(stage.context, { ticket, body: given ?? answerInWords(stage, asked, draws) })
      return []
    }
    return [{ at, id: `answer to ${asked.message}`, what: 'customer answers', entity: ticket, happen }]
  })
}

function isAnswered(stage: Stage, asked: Asked): boolean {
  return !stage.database.one(`${selectAsked} AND m.id = ?`, asked.message)
}

interface Wanted {
  step: string
  request: string
  at: string
}

const selectWanted = `SELECT s.id AS step, s.request_id AS request, s.at FROM return_step s
  JOIN return_request r ON r.id = s.request_id WHERE s.kind = 'evidence request' AND r.status = 'awaiting evidence'`

/** Whoever asked to return something sends the pictures that are missing, or never does. */
export function comingEvidence(stage: Stage): ComingEvent[] {
  return stage.database.all<Wanted>(selectWanted).flatMap(({ step, request, at: askedAt }) => {
    const draws = stage.draws('evidence', step)
    if (draws.chance(0.35)) return []
    const at = Math.max(Date.parse(askedAt) + hoursBetween(draws, 2, 60), stage.since + 60_000)
    const happen = (now: number): ComingEvent[] => {
      if (stage.database.one(`${selectWanted} AND s.id = ?`, step)) sendPhotos(stage, request, draws, now)
      return []
    }
    return [{ at, id: `evidence for ${step}`, what: 'evidence sent', entity: request, happen }]
  })
}

const findings = ['damage visible', 'damage and packing visible', 'too dark to tell', 'label and damage visible']

function sendPhotos(stage: Stage, request: string, draws: Draws, at: number): void {
  const { database } = stage
  const sent = database.one<{ photos: number }>(
    'SELECT count(*) AS photos FROM return_photo WHERE request_id = ?',
    request,
  )
  const from = sent?.photos ?? 0
  for (const [index, subject] of ['item', 'parcel'].entries()) {
    const position = from + index + 1
    database.insert('return_photo', {
      request_id: request,
      position,
      subject,
      taken_at: instantOf(at - hoursBetween(draws, 0, 2)),
      sha256: createHash('sha256').update(`${request} ${position}`).digest('hex'),
      finding: draws.pick(findings),
    })
  }
  database.run("UPDATE return_request SET status = 'open' WHERE id = ?", request)
}
