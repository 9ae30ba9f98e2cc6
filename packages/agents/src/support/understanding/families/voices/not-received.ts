import type { Families } from '../family.ts'

/** Missing goods in other voices: formal letters, learners of the language, chat, notes of a call. */
export const notReceivedVoices: Families = {
  'formal expectation': [
    'Would you be so good as to tell me the day on which the {item} will be with me?',
    'I should be obliged for a firm date of arrival of the {item}.',
    'Please be so kind as to inform me by what date the delivery is to be expected.',
    'May I enquire when the goods of {date} are going to reach me?',
  ],
  'formal whereabouts': [
    'I request information about the whereabouts of my consignment.',
    'Kindly establish where the {item} is at present.',
    'I would ask you to ascertain the present location of the shipment {order}.',
    'You would oblige me by finding out what happened to the {item} after dispatch.',
  ],
  'formal not in hand': [
    'As of today the {item} is not in my possession.',
    'The articles bought on {date} have so far failed to reach my address.',
    'I must inform you that the consignment has not been delivered up to now.',
    'To this day no delivery of the {item} has taken place.',
  ],
  'formal overdue': [
    'The agreed date of delivery passed {days} days ago without any delivery.',
    'Delivery had been confirmed for {date}; this date was not kept.',
    'I hereby set a final period for the delivery of the {item}.',
  ],
  'formal disputed delivery': [
    'I contest that the {item} has been handed over: no member of my household took delivery of it.',
    'The delivery recorded in your system did not happen at my premises.',
    'Contrary to the record of {carrier}, the consignment was not left at this address.',
    'I must dispute the entry "delivered", as no such parcel has come into my hands.',
  ],
  'formal partial': [
    'The consignment proved to be incomplete, the {item} being absent.',
    'Upon checking the delivery against the slip I found that the {item} had not been enclosed.',
    'Only a portion of what I ordered on {date} has been handed to me; the {item} is outstanding.',
  ],
  'formal returned': [
    'I learn that my consignment is being sent back to you, although acceptance was never declined.',
    'The carrier reports that the address could not be found. It is correct. Please dispatch the {item} anew.',
  ],
  'formal collection': [
    'Please advise at which depot the consignment is kept for me.',
    'The notice of attempted delivery does not state where the parcel may be fetched.',
    'I was present the entire day, yet the carrier noted that nobody could accept the parcel.',
  ],
  'learner waits': [
    'I am wait {days} days already, the {item} is not by me.',
    'Hello, my {item} not came still. When it will come?',
    'from {date} i wait packet, nobody bring him',
    'Please, when I become my {item}? I wait too long.',
  ],
  'learner where': [
    'Where stay my packet? I see it not.',
    'Can you say me where is now the {item}?',
    'I search my parcel, is it by you or by the post?',
  ],
  'learner delivered not true': [
    'Is written it was give to me, but I have take nothing.',
    'On internet stand "delivered", in my house is no packet.',
    'The post man writes he was here, this is lie, nobody ring.',
    'Says delivery made, I not see any box, also neighbour not.',
  ],
  'learner part': [
    'In box is missing one thing, the {item} I have paid.',
    'I have become only the half of order.',
    'You forget put the {item} inside.',
  ],
  'learner back': [
    'Why my packet travel back to you? I am home always.',
    'The tracking say go to sender, I want he come to me.',
  ],
  'learner pick up': [
    'There was paper in my post box for packet, I not understand where to take it.',
    'The man of {carrier} not ring, he only leave paper. Where I find my {item}?',
  ],
  'chat where': [
    'so where is it then',
    'any idea when its gonna get here',
    'parcel??? been over a week',
    'wheres my stuff',
    'did my {item} even leave your place yet',
  ],
  'chat says delivered': [
    'app says delivered. it isnt',
    'got a "your parcel was delivered" text, theres nothing outside',
    'driver marked it done but never came by',
    'delivered to who?? not me thats for sure',
  ],
  'chat part': [
    'opened the box, no {item} in there',
    'got everything except the {item}',
    'u left the {item} out of my parcel',
    'half the order is missing lol',
  ],
  'chat late': [
    'was meant to come yesterday, nothing',
    'its {days} days late now',
    'youre late with my order again',
    'delivery keeps getting pushed back every day',
  ],
  'chat card': [
    'got a card thru the door saying they tried, i was in',
    'courier says he tried to deliver, rubbish, nobody came',
    'which shop did they drop my parcel at',
  ],
  'phone note missing': [
    'Caller asks what has happened to the {item}; it has not come.',
    'Customer rang: parcel shown as delivered, customer has not got it.',
    'Rang about {order}. Nothing delivered so far, wants to know when.',
    'Caller says the box came without the {item}.',
  ],
  'phone note tracking': [
    'Caller reports that tracking has been standing still for {days} days.',
    'Customer on the phone says the parcel is going back to the sender and wants it redelivered.',
    'Caller was told by {carrier} that the parcel cannot be found.',
  ],
  'polite worry': [
    'I hope my little parcel has not been lost, it was due on {date}.',
    'Not to nag, but the {item} has still not made its way to me.',
    'I keep looking out of the window for the postman, no luck so far with the {item}.',
  ],
  'gift in danger': [
    'The party is tomorrow and the present has still not been delivered.',
    'My niece turns five on Sunday and her {item} is nowhere to be seen.',
    'It was going to be a surprise, but the {item} has not turned up.',
  ],
  'angry nothing': [
    'Weeks of waiting and not a single parcel from you!',
    'You cash in and do not deliver. I want what I ordered.',
    'Do you ever deliver anything? My {item} is nowhere.',
  ],
  'neighbours asked': [
    'We asked up and down the street, nobody took in a parcel for us.',
    'I have been to every flat in the building and nobody has the {item}.',
    'Neither the caretaker nor the people next door accepted a parcel.',
  ],
  'somebody else signed': [
    'Who signed for it? That is not my name and not my handwriting.',
    'The name on the receipt of delivery is unknown to me.',
    'Someone accepted the {item} in my name, but not at my door.',
  ],
  'two orders out': [
    'I am waiting for two orders and neither is here.',
    'Both {order} and another order of mine have not been delivered.',
    'Two purchases, two weeks, nothing delivered.',
    'Please check both my orders, not one of them has come.',
  ],
  'just label': [
    'For {days} days the tracking has only said that the label was created.',
    'Has anybody at your end actually given the parcel to {carrier}?',
    'The carrier has announced my parcel but has not received it from you.',
  ],
  'no movement': [
    'Nothing has changed in the tracking since {date}.',
    'The last scan of my parcel is {days} days old.',
    'It has been lying at the same hub since {date}.',
    'Stuck in the depot, my {item}, and nobody moves it.',
  ],
  'where exactly left': [
    'Where exactly did the driver put it? It is not at the door and not in the hall.',
    'They wrote "left at reception". We have no reception.',
    'The driver says he gave it to a neighbour, but to which one?',
  ],
  'what became of it': [
    'What became of the {item} that I bought on {date}?',
    'What has happened to my delivery?',
    'Whatever happened to {order}? I have seen nothing of it.',
  ],
  'one of several': [
    'The other parcel of the order has not shown up.',
    'Three items came, the {item} did not.',
    'Everything except the {item} was delivered.',
    'The {item} should have been in the same delivery but was not.',
  ],
  'when will I have it': [
    'By when will I have the {item} in my hands?',
    'On what day can I count on the parcel?',
    'How soon can I expect the things I ordered?',
    'Will my parcel be here before the weekend?',
  ],
  'lost surely': [
    'I am afraid the {item} has gone astray.',
    'I suppose the parcel has been lost somewhere along the way.',
    'Surely it has been lost by now, can you send it anew?',
  ],
  'wants it tracked': [
    'Please find out from {carrier} where the parcel is.',
    'Could you chase the courier for me? I have been waiting for {days} days.',
    'Can you trace my parcel?',
  ],
}
