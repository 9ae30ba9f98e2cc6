import type { Families } from './family.ts'

/** The parcel did not come: lost, late, stuck, said to be delivered, left somewhere, on its way back, or only in part. */
export const notReceived: Families = {
  'where is it': [
    'Where is my order {order}?',
    'wheres my {item}??? {order}',
    'Can you tell me where my parcel is please.',
  ],
  'ordered and nothing came': [
    'I ordered a {item} on {date} and nothing has arrived.',
    'Placed an order for a {item} {days} days ago, still nothing in the post.',
  ],
  'never received': ['I never received order {order}.', 'We have not received the {item} we ordered.'],
  'says delivered': [
    'The tracking says delivered but I have nothing here.',
    'Your site shows {order} as delivered on {date}. It was not. Nobody rang and there is no parcel.',
    'it say deliverd yesterday but no packet at my door',
  ],
  'signed by a stranger': [
    'According to {carrier} the parcel was signed for by "{name}". There is no {name} living here.',
    'The proof of delivery carries a signature that is not mine and not of anybody in the house.',
  ],
  'wrong flat': [
    'I live in flat {number} and the delivery photo shows the door of another flat.',
    'The driver wrote down unit {number}C, we are {number}B. My neighbours in C know nothing about a box.',
  ],
  'photo of another house': [
    'The picture the courier took is not my front door, mine is green. So my {item} is at some other house.',
    'delivery photo is a porch i have never seen before, pls find my parcel',
  ],
  'neighbour does not have it': [
    'The card said it was left with a neighbour. I asked all of them and none took anything in.',
    'Supposedly handed to number {number} across the road, but they did not get any package for me.',
  ],
  'safe place empty': [
    'They claim it was left in the safe place. I looked in the shed, behind the bins and in the garage: nothing.',
    'Courier said left in porch, when I came home the porch was empty. Maybe stolen?',
  ],
  'stolen from the doorstep': [
    'I think somebody took the parcel from my doorstep before I got home from work, I never saw it.',
    'Our doorbell camera shows no delivery at all on {date}, although it was reported as dropped off.',
  ],
  'tracking stuck': [
    'The tracking of {order} has not moved for {days} days.',
    'Tracking stuck on "in transit" since {date}, is it lost?',
    'the status is same since one week, nothing is updating',
  ],
  'label only': [
    'The carrier says they only got the label information and never received the parcel from you.',
    'Status is still "shipment information received". It looks as if {order} never left your warehouse.',
  ],
  'not shipped yet': [
    'I paid on {date} and {order} still has not been dispatched. When will you ship it?',
    'It has been "processing" for {days} days now. When is my {item} going to be sent out?',
  ],
  'tracking number unknown': [
    'The tracking number you sent me does not exist on the {carrier} site.',
    'Link for tracking shows "no data found", so I have no idea where the {item} is.',
  ],
  'late against promise': [
    'You promised delivery by {date} and it is late.',
    'My order was due last Friday. It is now Wednesday and there is no sign of it.',
    'Delivery is overdue by {days} days.',
  ],
  'needed it for an event': [
    "The {item} was for my son's birthday on Saturday and it did not come in time. When will it be here?",
    'We leave for our holiday on {date} and the {item} that should have been here long ago still is not.',
  ],
  'stayed home for the courier': [
    'I took a day off to wait for the delivery and no driver ever turned up.',
    'Sat at home all day between 8 and 6 as told, and {carrier} never showed.',
  ],
  'missed me though I was in': [
    'They left a "sorry we missed you" note although I was at home all day. How do I get my package now?',
    'Tracking says delivery attempted, customer not available. That is not true, the bell never rang.',
  ],
  'where to pick up': [
    'I got a message that the parcel waits at a pickup point. Which shop is it and until when can I collect it?',
    'Where do I have to go to collect my parcel? The slip does not say which depot.',
  ],
  'pickup point has nothing': [
    'I went to the collection point with the code and they said they have no parcel for me.',
    'The parcel locker was empty when I opened it with the code for {order}.',
  ],
  'pickup too late': [
    'I was ill and could not pick the parcel up in time. Has it gone back to you? Can you deliver it again?',
    'The parcel shop closed early and now they say storage time is over. I still want my {item}.',
  ],
  'going back to sender': [
    'The tracking now says "returned to sender". Why? I never refused it and I still want it.',
    'My package is on its way back to you because the address was not found, please send it out again to me.',
    'DHL says undeliverable, back to the sender. the address is correct!!',
  ],
  'address had a mistake': [
    'I think I made a typing error in my street number and the courier could not find us. The parcel is not here.',
    'I forgot to give the apartment number, so perhaps the driver gave it to someone else. I do not have it.',
  ],
  'only part came': [
    'I ordered three things and only two were in the delivery. Where is the rest of {order}?',
    'Only half of my order came. The {item} is missing, is it in a second parcel?',
    'got 1 of 2 boxes, other box not come yet',
  ],
  'how long still': [
    'How much longer will it take until my {item} gets here?',
    'When can I expect delivery of {order}? Any estimate would help.',
    'eta for {order} pls',
  ],
  'asking again': [
    'This is the third time I write about {order}, which still has not reached me.',
    'You told me last week to wait {days} more days. I waited. Still no parcel.',
  ],
  customs: [
    'My parcel has been held at customs since {date}. Is anything needed from me so that it gets delivered?',
    'It has been sitting at the border for {days} days, when do I get it?',
  ],
  'carrier says lost': [
    '{carrier} told me on the phone that they have lost the parcel and that I should turn to you.',
    'The courier opened an investigation, they cannot find my package any more.',
  ],
  'want new one sent': [
    'As the {item} got lost in the post, would you send another one?',
    'The goods have not turned up, so please either re-send them or give me my money back.',
  ],
  'non-native waiting': [
    'Dear sirs, I am waiting my packet since {days} day and is not coming. Please to say me where it is.',
    'Hello, i buyed {item} in your shop, until now i dont have nothing. What happen?',
    'my order is not arrive, i very wait for it',
  ],
  'gift recipient': [
    'I sent a {item} to my mother as a present and she tells me nothing has been delivered to her.',
    'The gift for my friend did not reach him, could you check what the courier did with it?',
  ],
  'company reception': [
    'We checked with our reception and the post room. Nobody has seen the delivery for {order}.',
    'It was supposed to be handed in at our office front desk on {date}. Our receptionist never got it.',
  ],
  'legal right': [
    'Under consumer law the risk is yours until I hold the goods. I do not, so deliver them or refund me.',
    'It has been more than 30 days without delivery of {order}, which is your legal limit.',
  ],
  'out for delivery for days': [
    'It has said "out for delivery" every morning for {days} days and nobody comes.',
    'Out for delivery again today, and again nothing by evening.',
  ],
  disappeared: [
    'My package seems to have vanished somewhere between your warehouse and my house.',
    'parcel gone missing after arriving at the local depot on {date}',
  ],
  'still waiting': [
    'I am still waiting for my {item}.',
    'Still waiting on {order}, it is now {days} days.',
    'waiting and waiting, no parcel',
  ],
  'has not arrived': [
    '{order} has not arrived yet.',
    "My {item} still hasn't come.",
    'The delivery did not arrive on {date} as announced.',
  ],
  'did not get it': [
    "I didn't get my package.",
    'We did not get the {item} that you say you delivered.',
    'havent got my order yet',
  ],
  'nothing in the letterbox': [
    'There was nothing in the letterbox and no card either.',
    'No parcel, no note, no call. Where did it go?',
  ],
  'marked delivered, was home': [
    'I was at home when it was supposedly delivered and nobody came to the door.',
    'Marked as handed to resident. I am the only resident and I was handed nothing.',
  ],
  'delivered to wrong place': [
    'I believe the courier delivered my parcel to the wrong address.',
    'The delivery went to somebody else in the building, please have it brought to me.',
    'delivered to wrong house again',
  ],
  'gps elsewhere': [
    'The delivery location on the map is two streets away from us.',
    'The pin where {carrier} left the package is not where I live.',
  ],
  'claims with the carrier': [
    'Please open a claim with {carrier} for my missing parcel.',
    'Could you start a search for the shipment at the courier?',
  ],
  'delayed without word': [
    'The delivery was postponed three times without any reason.',
    'Every day the estimated arrival is moved by one more day.',
  ],
  'refund because never came': [
    'As {order} never came I want my money back.',
    'Refund me for the {item}, which was never delivered.',
    'no delivery = no payment, give me back {money} for the parcel that never arrived',
  ],
  'second parcel': [
    'The first box is here, the second one is not.',
    'Parcel two of three has been missing since {date}.',
  ],
  'empty box': [
    'The box I was given was empty, the {item} was not in it.',
    'There was only paper in the package. Somebody must have taken the {item} out.',
  ],
  'not in the bag': [
    'The delivery came without the {item} that I also ordered.',
    'One article of {order} was not in the parcel.',
  ],
  'status question': [
    'What is the status of my order {order}?',
    'Could you give me an update on the shipment of {order}?',
    'has my order been sent?',
  ],
  'dispatch mail only': [
    'I got the dispatch mail on {date} and since then nothing.',
    'You wrote that it is on its way. That was {days} days ago.',
  ],
  'express was slow': [
    'I paid for express and it is still not here after {days} days.',
    'Next-day delivery was promised and it has been a week.',
  ],
  'kind question': [
    'Sorry to bother you, I was just wondering when my little {item} might arrive?',
    'No hurry, but could you check whether my parcel got lost? It should have been here on {date}.',
  ],
  'angry about delivery': [
    'Where the hell is my stuff? You took my money weeks ago and nothing has come.',
    'I have been lied to about delivery three times now, I want my {item} and I want it this week.',
  ],
  redelivery: ['Please arrange a new delivery attempt.', 'Can the courier try again tomorrow? I missed him.'],
  'gate and access': [
    'The driver could not get into our building and took the parcel away again.',
    'Our gate was closed, so the delivery was not made. What happens with it now?',
  ],
  'incomplete delivery': [
    'The delivery is incomplete, the {item} has not been sent along.',
    'Incomplete: my {item} was not among the goods.',
    'one item missing from my order',
  ],
  'paid for two': ['I paid for two and only one came.', 'Four were ordered and three delivered, where is number four?'],
  'map and location': [
    'The courier scanned the parcel at a place that is far from my street.',
    'According to the map it was left in another road.',
  ],
  'no number': ['I never got a tracking number. Has the parcel left?', 'There is no tracking information for {order}.'],
  'lost send again': [
    'It must be lost in the mail, please ship it again.',
    'Since the parcel is lost I need you to send a new {item}.',
  ],
  'left out': [
    'You forgot to put the {item} in the parcel.',
    'My order came without the {item}, please send it on.',
    'The {item} was left out of the shipment.',
  ],
  'slip lists it': [
    'The packing slip lists a {item} but there is none in the carton.',
    'According to the delivery note the {item} is included. It is not there.',
  ],
  status: [
    'Order status?',
    'What has become of my order?',
    'Can you check where {order} is at the moment?',
    'shipping status of {order} pls',
  ],
  'customs again': [
    'The shipment hangs in customs clearance.',
    'Customs has released my parcel days ago, still it has not been delivered.',
  ],
  'at the border': ['My parcel is stuck at the border.', 'How long will customs keep my package?'],
  'returned though wanted': [
    'Why was my parcel returned to you? I was at home.',
    'The courier sent my package back to you, I want it delivered.',
  ],
}
