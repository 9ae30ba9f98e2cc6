import { question } from 'operant'
import { booking, cancellation, complaint, itinerary, luggage, party, reservation } from './facts.ts'

const to = 'customer'

/** What the customer can be asked; a model that has understood it already says so itself, and the customer confirms. */
export const questions = [
  question({
    name: 'askBooking',
    gives: booking,
    ask: () => ({ to, text: 'What is to be booked, and how is it paid?' }),
  }),
  question({
    name: 'askCancellation',
    needs: { reservation },
    gives: cancellation,
    ask: (i) => ({ to, text: `Why is reservation ${i.reservation} to be cancelled?` }),
  }),
  question({
    name: 'askItinerary',
    needs: { reservation },
    gives: itinerary,
    ask: (i) => ({ to, text: `Which flights in which cabin is reservation ${i.reservation} to have?` }),
  }),
  question({
    name: 'askLuggage',
    needs: { reservation },
    gives: luggage,
    ask: (i) => ({ to, text: `How many bags is reservation ${i.reservation} to have?` }),
  }),
  question({
    name: 'askParty',
    needs: { reservation },
    gives: party,
    ask: (i) => ({ to, text: `Who is to fly with reservation ${i.reservation}?` }),
  }),
  question({
    name: 'askComplaint',
    needs: { reservation },
    gives: complaint,
    ask: (i) => ({ to, text: `What went wrong with reservation ${i.reservation}?` }),
  }),
] as const
