import { fact, query, recordId } from 'operant'
import { z } from 'zod'
import { inbound } from '../systems.ts'

/** A shipment that will be late, or should have departed. */
export const disturbedShipment = z.object({ shipment: recordId(z.string().min(1)) })

const disturbed = fact('disturbedShipments', z.array(disturbedShipment))

/** The shipments whose delay is to be answered; the run of one goes on until its goods are here. */
export const disturbedShipments = query({
  name: 'inbound.disturbedShipments',
  needs: {},
  gives: disturbed,
  uses: { inbound },
  read: async (_, u) => (await u.inbound.disturbed()).map((shipment) => ({ shipment })),
})
