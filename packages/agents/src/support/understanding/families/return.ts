import type { Families } from './family.ts'

/** The customer wants to give goods back (nothing was wrong with them), or asks about a return under way. */
export const returning: Families = {
  'want to return': [
    'I would like to return the {item}.',
    'I want to send back order {order}.',
    'how can i return this',
  ],
  'changed my mind': [
    'I changed my mind about the {item} and would like to send it back.',
    'I have thought it over, I do not need the {item} after all. It is unopened, can I return it?',
  ],
  'too small or large': [
    'The jacket is too small for me, I would like to return it.',
    'The shoes are too tight. Can I exchange them for one size up?',
    'doesnt fit, want to send it back',
  ],
  'does not suit': [
    "It does not look as nice on me as I had hoped, so I'd like to give it back.",
    'The colour does not suit our room, we want to return it.',
  ],
  'return label': [
    'Could you send me a return label?',
    'I need a label for the return of {order}.',
    'where do i print the return label',
  ],
  'how long to return': [
    'How many days do I have to return something?',
    'Is it still possible to return an item bought on {date}?',
  ],
  'who pays': ['Do I have to pay for the return shipping?', 'Is sending it back free of charge?'],
  'return address': ['What address do I send the return to?', 'To which warehouse should returned goods go?'],
  'return started, no word': [
    'I sent the {item} back {days} days ago and have heard nothing since. Did my return arrive?',
    'Has my return for {order} been received and checked by you?',
  ],
  'refund for return': [
    'I returned the {item} on {date} and have not got the refund for it.',
    'When do I get my money for the goods that I sent back to you?',
  ],
  'withdrawal right': [
    'I hereby withdraw from the contract for the {item} within the 14 days and will send it back.',
    'I make use of my right of withdrawal for {order}, which I received on {date}.',
  ],
  'unwanted gift': [
    'I was given the {item} as a present, but I already have one. Can it be returned without a receipt?',
    'My aunt gave me this and it is not my taste. May I return it for a voucher?',
  ],
  'no packaging': [
    'I have thrown away the original packaging. Can I still give the {item} back?',
    'The box is gone, will you take a return without it?',
  ],
  'opened already': [
    'I opened the {item} and tried it once. Is a return still possible?',
    'The seal is broken, do you accept returns of opened goods?',
  ],
  'portal does not work': [
    'Your returns portal gives an error whenever I register my return.',
    'I cannot find {order} in the return form.',
  ],
  'collection of a return': [
    'Can somebody come and collect the return from my home? It is too heavy for me.',
    'Please arrange for a courier to pick the {item} up from us, we are sending it back to you.',
  ],
  'exchange wanted': [
    'I would like to exchange the {item} for the blue one.',
    'Can I swap it for a larger size? The one I chose is too small.',
  ],
  'found cheaper': [
    'I have found the {item} cheaper elsewhere, so I will be returning yours.',
    'As it costs less in another shop I would like to give mine back for a refund.',
  ],
  'ordered two to choose': [
    'I ordered two sizes to try on, one of them goes back. How do I do that?',
    'I will keep one and send the other back. What is the procedure?',
  ],
  'return part of order': [
    'I want to return just one article of my order and keep the rest.',
    'Two of the five things are going back, is one label enough?',
  ],
  'after the deadline': [
    'I know the return period ended last week, but I was in hospital. Would you still take the {item} back?',
    'It is day {number} since delivery. Any chance to return it although the term is over?',
  ],
  'drop-off': ['Where can I drop off my return parcel?', 'Can I hand in the return at one of your shops?'],
  'non-native return': [
    'Hello, I want make return of {item}, it is not for me good. How I do?',
    'please i like give back the product, not use, all is new in the box',
    'I wish to retour my order, send me please the ticket for retour.',
  ],
  'not as useful as thought': [
    'I do not get along with the {item}, it is too complicated for me, so I want to give it back.',
    'Nothing is wrong with it, I simply have no use for it and would prefer a refund.',
  ],
  'return refused': [
    'You refused my return though I kept to the rules. Why?',
    'My return was rejected as "used". I only unpacked it. Please look at it again.',
  ],
  'return number': [
    'What is the RMA number for my return?',
    'Do I need a return authorisation before I send the {item} back to you?',
  ],
  'proof of posting': [
    'I have the posting receipt of my return, do you need it?',
    'The return was handed in at the post office, here is the receipt.',
  ],
  'store credit': [
    'May I have store credit for the thing I am giving back?',
    'Instead of money I would take a voucher for the returned {item}.',
  ],
  'does not match furniture': [
    'The chair is too low for our table, we would like to return it unused.',
    'The shelf is 5 cm too wide for the place where I wanted it, so it has to go back.',
  ],
  'return extended at Christmas': [
    'Is the return period longer around Christmas?',
    'Until when can presents be given back in January?',
  ],
  'wrong choice': [
    'I chose the wrong size myself when ordering, can I exchange it?',
    'My own mistake, I picked the wrong variant in the shop. It is unworn, can I return it for the other?',
  ],
  'returns question': ['How do returns work?', 'What is your return policy?', 'How can I send something back to you?'],
  'do not like': [
    "I don't like the {item}, I'm going to return it.",
    'Not my style, want to give it back.',
    'it is ugly in real life, return please',
  ],
  'return and refund': [
    'I would like to return the {item} for a refund.',
    'Please take the {item} back and refund me. It is still new.',
  ],
  'swap size': [
    'Can I change it for size L? M is too tight.',
    'I need a different size, how do I exchange it?',
    'Could I swap the trousers for a longer pair? They are too short on me.',
  ],
  'chose wrongly': [
    'I ordered the wrong size by my own fault and would like to exchange it.',
    'I picked the wrong colour myself, can it be exchanged?',
  ],
  'label not received': [
    'I have asked for a return label and it has not come.',
    'I never received the return label you promised.',
    'The return label link does not open.',
  ],
  'return in the post': [
    'My return has been on its way to you for {days} days.',
    'Tracking shows that my return was delivered to your warehouse on {date}, is the refund coming?',
  ],
  'return not credited': [
    'You have had my returned {item} for two weeks and have not refunded it.',
    'I gave back {order} and am still waiting for my refund for the return.',
  ],
  'keep or return': [
    'I am not sure about the {item}. If I return it next week, is it in time?',
    'May I try it at home and send it back if I do not like it?',
  ],
  'return in shop': [
    'I bought it online, can I take it back to your store?',
    'Is it possible to return an online order in the branch?',
  ],
  'heavy return': [
    'How do I return a sofa?',
    'The wardrobe is too big to carry to the post office, how do I give it back?',
  ],
  'does not fit in car': [
    'The roof box does not fit on my car, so I want to return it.',
    'The blind is too narrow for our window. Not used. Can it go back?',
  ],
  'partner dislikes': [
    'My husband does not like it, so it will have to go back.',
    'My wife already bought the same one, I would like to return ours.',
  ],
  'friendly return': [
    'It is a lovely {item}, just not right for us. How do I send it back?',
    'Everything is fine with the product, it is only that I do not need it.',
  ],
  'terms for return': [
    'Must it be in the original packaging for a return?',
    'Can sale items be returned?',
    'Are there things that are excluded from returning?',
  ],
  'return without account': [
    'I ordered as a guest, how do I register a return?',
    'I have no printer. How can I make a return without a label?',
  ],
  'partly refunded return': [
    'For my return you refunded only part of the price.',
    'You deducted a fee from the refund of the goods I returned. Why?',
  ],
  'short return': ['return', 'return request', 'Return for {order} please'],
  'cooling off': [
    'I am still within the cooling-off period and want to revoke the purchase of the {item} I got last week.',
    'I use my 14 day right to give the goods back.',
  ],
  'sent back already': [
    'I have sent the {item} back today, here is the number of the parcel.',
    'The {item} is on its way back to you, please confirm when you have it.',
  ],
  'label trouble': ['The return label cannot be printed.', 'Your return label has expired, may I have a new one?'],
  'swap for other size': [
    'May I exchange the {item} for a smaller one?',
    'I took the wrong size, please let me swap it.',
    'need one size bigger, can i exchange',
  ],
  'where is my return refund': [
    'You received my return on {date}. Where is the refund?',
    'The return is with you since {date}, when will you pay me back?',
  ],
  'simply return': [
    'I have received the {item} and want to return it.',
    'The {item} arrived, but I would like to give it back.',
  ],
  'tried on': [
    'Tried it on, looks awful on me. How do I return it?',
    'We tested it at home and it is not what we imagined, can we send it back?',
  ],
  'own wrong size': [
    'I ordered it one size too small, could I exchange it for the next size?',
    'I took M but I need L, can you change it?',
    'My mistake: I need the other size. How does an exchange work?',
  ],
  'portal and label': [
    'The return page does not load.',
    'Your link for the return label is broken.',
    'Printing the return form fails.',
  ],
  'revoke after receipt': [
    'I received the goods yesterday and revoke the contract.',
    'I withdraw from the purchase of the {item} that came last week.',
  ],
  'no need': [
    'The {item} is fine but I do not need it. How can I give it back?',
    'It is perfect, but I got the same from a friend. I want to return mine.',
  ],
  'parcel with return': [
    'The parcel with my return was handed over to {carrier} today.',
    'My return package should be with you by now, has it come in?',
  ],
  'credit for return': [
    'Will I get a voucher or money for the return?',
    'I prefer a credit on my account for what I return.',
  ],
  'simple return words': ['return please', 'want to return', 'i send it back', 'how to make a return'],
  'other size please': [
    'I need another size, can I exchange mine?',
    'Please change my M for an L.',
    'The next size up would be right for me, how can I swap?',
  ],
  'return being shipped': [
    'My return is on its way to you, please look out for it.',
    'I posted the goods back to you on {date}.',
    'The courier has delivered my return to you.',
  ],
  'return link': ['The link to the returns page is dead.', 'The label you sent for my return cannot be opened.'],
  'different size wanted': [
    'I need it in a different size, the one I have is too small.',
    'Could I have it one number larger? This one is too tight.',
    'I would like another size, mine is too big.',
  ],
  'disappoints though fine': [
    'It works but I do not like it, may I send it back?',
    'The {item} is not what I imagined, so I would like to return it.',
    'Nice product, yet not for me. Return?',
  ],
  'goods back with you': [
    'My goods are back with you since {date}, please refund.',
    'You got my returned {item}, where is the money for it?',
    'According to tracking the return reached you.',
  ],
}
