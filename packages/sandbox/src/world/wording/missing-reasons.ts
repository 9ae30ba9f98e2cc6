import type { Level, Reason } from './reason.ts'

export type Cores = Record<Level, readonly string[]>

/** What customers write about a parcel that has not reached them. `{item}` is what they ordered, `{placed}` when. */
export const missingReasons = {
  whereIs: {
    plain: [
      'I ordered {item} on {placed} and it still has not turned up.',
      'Any news on my parcel? I have been waiting for {item} since {placed}.',
      'Where has my {item} got to? Nothing in the post so far.',
      'My {item} should be here by now, shouldn’t it? The tracking page tells me nothing useful.',
      'Just chasing up {item}, ordered {placed}. No sign of it yet.',
    ],
    formal: [
      'On {placed} I placed an order for {item}. To date I have not received the goods.',
      'I would be grateful for information on the whereabouts of {item}, which I ordered on {placed}.',
      'I am writing because the delivery of {item} has not reached me.',
      'Kindly let me know when I may expect {item}, purchased on {placed}.',
    ],
    learner: [
      'I have order {item} on {placed} but until now nothing is come.',
      'I wait since {placed} for my {item}, where it is please?',
      'My packet with {item} is not arrive. Can you look for it?',
      'Since many days I look the tracking for {item} and I not understand where is it.',
    ],
  },
  saysDelivered: {
    plain: [
      'The tracking says {item} was delivered but there is nothing here.',
      'Apparently my {item} has been dropped off. It hasn’t, I have checked everywhere.',
      'Your courier marked {item} as delivered and I never got it.',
      'It says delivered, but nobody rang and there is no parcel with {item} anywhere.',
    ],
    formal: [
      'According to the carrier {item} was delivered; I can confirm that it never reached me.',
      'The status of my shipment of {item} reads delivered, yet no parcel was handed to me or my family.',
      'I have been notified of a delivery of {item} which did not take place at my address.',
    ],
    learner: [
      'In the tracking it stands delivered but I have no {item} in my hands.',
      'The driver say he gave {item} but I was at home and nobody is come.',
      'They write that {item} is delivered, this is not true, I have look by the neighbours.',
      'Tracking show delivery of {item} but the box is nowhere.',
    ],
  },
  partMissing: {
    plain: [
      'Only part of my order showed up. The rest of it, {item}, was not in the box.',
      'Got a parcel today but {item} is missing from it.',
      'The box was short: I paid for {item} as well and it wasn’t in there.',
      'One parcel has come, but what about {item}?',
    ],
    formal: [
      'My delivery was incomplete: {item} was not included.',
      'Of the goods ordered on {placed} only some have been delivered. I am still lacking {item}.',
      'Please note that the parcel received does not contain {item}, although it was invoiced.',
    ],
    learner: [
      'In the packet was not everything, it miss {item}.',
      'I receive only one part from my order, {item} is not there.',
      'The box come today but without {item}, why?',
    ],
  },
  pickup: {
    plain: [
      'Nobody has brought {item} to my door. I was in all day. What happens now?',
      'I found some card about a parcel and I can’t work out what to do about {item}.',
      'The app mentions something about my {item} not being handed over. So where do I get it?',
      'Missed the driver with {item}, I think. Still do not have it.',
    ],
    formal: [
      'The courier was evidently unable to hand over {item}. Please advise how I may obtain it.',
      'I have not received {item}; the notification I found is illegible. Where is it held?',
      'Would you kindly tell me what became of the delivery attempt for {item}?',
    ],
    learner: [
      'The driver was not coming to my house with {item}, now where it is?',
      'I have get a paper for {item} but I cannot read it. What I must do?',
      'I was in home but {item} they not give me. How can I have it?',
    ],
  },
  returned: {
    plain: [
      'The tracking for {item} seems to be going backwards. Is it on its way back to you?',
      'Why is {item} being sent back? I want it!',
      'Still no {item}, and now the carrier says something about the sender.',
    ],
    formal: [
      'I understand that {item} could not be delivered to me. I did not refuse it and should still like to receive it.',
      'The carrier informs me that {item} has not been accepted at my address. Please explain.',
      'My order of {placed}, {item}, has not arrived and the last entry of the tracking is puzzling.',
    ],
    learner: [
      'They write {item} goes back, but I want my packet.',
      'Why {item} is not come to my address, tracking say sender?',
      'I don’t have send back {item}, please give it again to me.',
    ],
  },
  twoOrders: {
    plain: [
      'I am missing two orders now, {item} and the other one. Can you check both?',
      'Neither of my orders has come, not {item} and not the second one either.',
      'Two parcels, both overdue if you ask me: {item} plus my other order.',
    ],
    formal: [
      'Two of my orders are outstanding, among them {item}. Kindly look into both.',
      'I am awaiting two deliveries, one of them {item}. Neither has been received.',
      'May I ask for the status of the following two orders, the first being {item}?',
    ],
    learner: [
      'I have make two orders and both is not here, one is {item}.',
      'My two packets are not come, {item} and the other.',
      'Please look two orders, {item} and one more, nothing arrive.',
    ],
  },
} satisfies Partial<Record<Reason, Cores>>
