import type { Families } from '../family.ts'

/** Returns in other voices: formal letters, learners of the language, chat, notes of a call. */
export const returningVoices: Families = {
  'formal return': [
    'I wish to return the {item} and ask for instructions.',
    'Kindly inform me of the steps for giving back the {item}.',
    'I would like to make use of my right to return the goods received on {date}.',
    'The {item} is unused and I should like to hand it back.',
    'Please arrange for the return of the {item} at my request.',
  ],
  'formal withdrawal': [
    'I hereby revoke my declaration concerning the purchase of the {item}, which I received on {date}.',
    'Within the statutory period I declare my withdrawal; the goods will be returned.',
    'I am exercising the right of withdrawal and shall send the article back.',
  ],
  'learner return': [
    'I want to give the {item} again to you, it like me not.',
    'How I can make a return? The {item} is too little for me.',
    'I want send it you back, I have not use it.',
    'Please I want change for other size.',
    'The {item} is good but I not need, take it back please?',
  ],
  'chat return': [
    'wanna return it',
    'how do i send this back, doesnt suit me',
    'can i get a label to return the {item}',
    'too big, returning it, what do i do',
    'dont like it, can i send it back',
  ],
  'chat exchange': [
    'can i swap it for a bigger one',
    'need an L, got the M i ordered but its tight',
    'exchange for blue?',
  ],
  'phone note return': [
    'Caller wants to return the {item}, unused.',
    'Customer asks for a return label.',
    'Caller would like to exchange for a bigger size.',
    'Customer asks if a return is still possible after {days} weeks.',
  ],
  'gift unwanted': [
    'The {item} was given to me, but I have no use for it. Can I exchange it?',
    'I got it for my birthday and already own one. May I return a gift?',
    'As the recipient of a present, can I have it exchanged without telling the giver?',
    'I would like to give back a present, I only have the gift receipt.',
    'A friend ordered the {item} for me, it is not to my taste, can I have a voucher for it?',
  ],
  'gift to others': [
    'The present did not please my father, how do I give it back?',
    'My nephew already has this toy, can it be exchanged for another one?',
    'It was meant for Christmas but my mother has the same already. Can we send it back?',
  ],
  'too late asked': [
    'I missed the period for returning by {days} days, could you make an exception?',
    'I know that I am late, but would you still accept the {item} back? It is unopened.',
    'The {item} has been lying here for two months unused. Can it still go back?',
    'Is a return after the deadline possible out of goodwill?',
    'i was ill so im past the return date, can you still take it',
  ],
  'until when': [
    'Up to which day can I give the {item} back?',
    'What is the last day for a return?',
    'How much time is there for exchanges?',
    'Until when may Christmas presents be exchanged?',
  ],
  'sent off': [
    'I handed in my return on {date}, has it reached you?',
    'The {item} that I am giving back is on its way to you.',
    'My return parcel left here {days} days ago.',
    'The goods I returned should be at your warehouse by now.',
    'i sent it back last week, did you get it',
  ],
  'credit awaited': [
    'You have my return since {date} but I have not been paid.',
    'When is the price of the returned {item} credited?',
    'My return was received by you and nothing has happened since.',
  ],
  'voucher wished': [
    'I would take store credit for the {item} I want to return.',
    'Can I get a voucher in exchange for returning it?',
    'Credit for my next purchase would do for what I give back.',
  ],
  'label wished': [
    'Please provide a prepaid label for sending the {item} back.',
    'There was no return slip in the parcel.',
    'I have no printer, can you post me the return label?',
    'The return label has the wrong address on it.',
  ],
  'size exchange': [
    'It is one size too large for me, may I have it smaller?',
    'The trousers are too long, please exchange them for a shorter pair.',
    'I misjudged the size, can I have the next one?',
    'The ring is too tight, is an exchange possible?',
  ],
  'fine but unwanted': [
    'There is nothing the matter with the {item}, it just does not suit us.',
    'All is in order with it; I merely have no need of it now and want to give it back.',
    'It is a good {item}, but I would rather return it.',
    'The quality is fine, only the colour is not for our living room. Can it go back?',
  ],
  'tried and opened': [
    'I have unpacked it and tried it once, can I still return it?',
    'The package is open, does that matter for a return?',
    'May I return something whose seal I have opened?',
    'I tore the box when opening it; can the {item} go back all the same?',
  ],
  'excluded goods': [
    'Can underwear be returned?',
    'I had my name engraved on it, can I give it back anyway?',
    'Are earphones excluded from returns for hygiene?',
    'Is it possible to give back food that was not opened?',
  ],
  'fetch it': [
    'Can the {item} be picked up at my home for the return? I cannot carry it.',
    'Do you collect bulky goods that are to be returned?',
    'When does the driver come to fetch my return?',
  ],
  'rejected return': [
    'My return came back to me, you would not take it. Why?',
    'You say the returned {item} was worn. It was not.',
    'I do not agree with your refusal of my return.',
  ],
  'pay for return': [
    'Are returns free of charge with you?',
    'Who bears the cost of sending the {item} back?',
    'You took {money} off my refund for the return, why?',
  ],
  'choose and return': [
    'I ordered three and keep one, how do the two others go back?',
    'Of my order I would like to keep the {item} and return the remainder.',
    'One of the two pairs goes back to you.',
  ],
  'regret after arrival': [
    'It came yesterday and I regret the purchase; I want to give it back.',
    'After seeing it at home I have changed my mind and will return it.',
    'On reflection I do not want to keep the {item} that you delivered.',
  ],
  'hand over in shop': [
    'May I bring the {item} back to one of your branches?',
    'Can I drop the return at a parcel shop?',
    'Which post offices take your returns?',
  ],
}
