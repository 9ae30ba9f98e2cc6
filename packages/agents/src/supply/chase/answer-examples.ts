/** Answers of suppliers, with the one day that a person reads in them. Written for this purpose; no real mail. */
export const answerExamples = [
  { text: 'The goods will be delivered on 14 October 2026.', is: { day: '2026-10-14' } },
  { text: 'Sorry for the delay. New delivery date: 2026-11-03.', is: { day: '2026-11-03' } },
  { text: 'We expect to deliver your order on October 27, 2026. We apologise.', is: { day: '2026-10-27' } },
  { text: 'Your order leaves us this week and arrives on 9 November 2026.', is: { day: '2026-11-09' } },
  { text: 'We are looking into it and will come back to you.', is: { day: null } },
  { text: 'Thank you for your mail. Our office is closed.', is: { day: null } },
  { text: 'Delivery is now planned for 02 December 2026.', is: { day: '2026-12-02' } },
  { text: 'The order was shipped. Please expect it on 2026-10-19 at your warehouse.', is: { day: '2026-10-19' } },
  { text: 'It will take longer, we cannot say how long.', is: { day: null } },
  { text: 'Production is late; we can deliver on 30 November 2026.', is: { day: '2026-11-30' } },
]
