import { addScan, comingScanOf } from './parcels.ts'
import { type ComingEvent, hoursBetween, instantOf, type Stage } from './stage.ts'

interface OpenCase {
  id: string
  kind: 'claim' | 'trace' | 'retrieval'
  shipment: string
  at: string
  delivered: number
}

interface CarrierAnswer {
  outcome: string
  text: string
}

const selectOpen = `SELECT c.id, c.kind, c.shipment_id AS shipment, c.at, s.state = 'Delivered' AS delivered
  FROM carrier_case c JOIN shipment s ON s.id = c.shipment_id
  WHERE NOT EXISTS (SELECT 1 FROM carrier_answer a WHERE a.case_id = c.id)`

const hours = { claim: [60, 190], trace: [20, 75], retrieval: [20, 90] } as const

/** The carriers' answers to claims, traces and retrievals; one case in ten gets none. */
export function comingCarrierAnswers(stage: Stage): ComingEvent[] {
  return stage.database.all<OpenCase>(selectOpen).flatMap((open) => {
    const draws = stage.draws('carrier', open.id)
    if (draws.chance(0.1)) return []
    const [low, high] = hours[open.kind]
    const at = Math.max(Date.parse(open.at) + hoursBetween(draws, low, high), stage.since + 60_000)
    const answer = answerTo(open, draws.unit())
    return [
      {
        at,
        id: `carrier case ${open.id}`,
        what: `${open.kind} ${answer.outcome}`,
        entity: open.id,
        happen: (now) => giveAnswer(stage, open, answer, now),
      },
    ]
  })
}

function answerTo({ kind, delivered }: OpenCase, luck: number): CarrierAnswer {
  if (kind === 'claim')
    return luck < 0.8
      ? { outcome: 'accepted', text: 'We accept the claim and pay by our terms.' }
      : { outcome: 'refused', text: 'Our records show no fault of ours.' }
  if (kind === 'retrieval')
    return luck < 0.6
      ? { outcome: 'retrieved', text: 'The driver has fetched the parcel; it goes back to you.' }
      : { outcome: 'not found', text: 'Nobody at that door knows of the parcel.' }
  if (delivered === 1)
    return luck < 0.4
      ? { outcome: 'delivered elsewhere', text: 'The driver says it may have been another door in the street.' }
      : { outcome: 'no trace', text: 'The driver confirms the delivery as recorded; more we do not know.' }
  return luck < 0.5
    ? { outcome: 'found', text: 'The parcel was in our depot and is on its way again.' }
    : { outcome: 'lost', text: 'We could not find the parcel and take it for lost.' }
}

function giveAnswer(stage: Stage, open: OpenCase, answer: CarrierAnswer, at: number): ComingEvent[] {
  const { shipment } = open
  stage.database.insert('carrier_answer', { case_id: open.id, ...answer, at: instantOf(at) })
  const state = stage.database.one<{ state: string }>('SELECT state FROM shipment WHERE id = ?', shipment)?.state
  // Meanwhile it may have arrived after all.
  if (state === 'Delivered' || state === 'Exception') return []
  if (answer.outcome === 'lost')
    addScan(stage, shipment, { state: 'Exception', substate: 'lost', place: 'Depot', remark: 'Lost' }, at)
  if (answer.outcome !== 'found') return []
  addScan(stage, shipment, { state: 'InTransit', place: 'Depot', remark: 'Found after a trace' }, at)
  return comingScanOf(stage, shipment)
}
