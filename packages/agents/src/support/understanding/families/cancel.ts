import type { Families } from './family.ts'

/** The order shall not be carried out (it has not been received yet), or a subscription shall end. */
export const cancelling: Families = {
  'cancel my order': [
    'Please cancel my order {order}.',
    'I want to cancel.',
    'cancel {order} pls',
    'I would like to cancel the order I placed on {date}.',
  ],
  'before it ships': [
    'Please stop {order} before it is shipped.',
    'If it has not left the warehouse yet, do not send the {item}.',
  ],
  'by mistake': [
    'I placed this order by mistake, please cancel it.',
    'Ordered accidentally, my finger slipped on the buy button. Please take it out of the system.',
    'my kid pressed buy on my phone, cancel it quick',
  ],
  'ordered twice': [
    'I accidentally ordered the same {item} twice. Please cancel one of the two orders.',
    'There are two identical orders from me, one of them should be deleted.',
  ],
  'no longer needed': [
    'I no longer need the {item}, please do not ship it.',
    'We do not require {order} any longer, kindly annul it.',
  ],
  'bought elsewhere': [
    'I have bought the {item} in a shop in town meanwhile, so please cancel the order.',
    'Found it somewhere else, you can call off my order.',
  ],
  'takes too long': [
    'It takes too long, I do not want to wait any more. Cancel the order.',
    'As you cannot deliver before next month I would rather cancel.',
  ],
  'back-order': [
    'Since the {item} is on back-order for weeks please cancel it.',
    'You wrote that it is out of stock. In that case cancel {order} and release the payment.',
  ],
  'cancel one line': [
    'Please remove the {item} from order {order} and send the rest.',
    'Can you cancel only one position of my order? I still want the others.',
  ],
  'wrong address so cancel': [
    'I gave my old address, please cancel {order}, I will order again.',
    'Wrong delivery address in the order, it is best to cancel it and I place a new one.',
  ],
  'wrong size chosen, cancel': [
    'I clicked the wrong size. Cancel this order please, I shall make a new one.',
    'Noticed just now that I picked the wrong colour, can you annul the order before packing?',
  ],
  'button missing': [
    'I cannot find the cancel button in my account.',
    'The website says that the order can no longer be cancelled. Can you do it for me?',
  ],
  subscription: [
    'Please end my monthly subscription.',
    'I want to cancel the coffee subscription from next month.',
    'stop the auto-renewal of my plan',
  ],
  'cancelled but still coming': [
    'I cancelled {order} on {date} and now I get a mail that it is being shipped. Please stop it.',
    'My cancellation was ignored, the status is still "in preparation".',
  ],
  'confirmation of cancelling': [
    'Please confirm the cancellation of {order}.',
    'Did my cancellation go through? I have no confirmation of it.',
  ],
  'forgot voucher': [
    'I forgot to enter my voucher code, so please cancel and I will order again with it.',
    'Cancel this one, I want to place it anew with the discount.',
  ],
  'price dropped': [
    'The price went down an hour after I ordered. Cancel it and I buy it again at the new price.',
    'It is cheaper today, so annul my order of yesterday.',
  ],
  'cannot afford': [
    'I have lost my job and must cancel what I ordered, I am sorry.',
    'Unexpected bills this month, I have to call off the purchase of the {item}.',
  ],
  travel: [
    'I will be abroad for three months, so please cancel the delivery and the order.',
    'We are moving away next week. Please do not send the order any more.',
  ],
  'non-native cancel': [
    'Hello, I want to annulate my order {order}, please make stop.',
    'please cancel order i not want more, thank you',
    'I must storno the order from {date}.',
  ],
  'urgent cancel': ['URGENT! CANCEL MY ORDER NOW', 'Please cancel immediately, I ordered five minutes ago.'],
  'company purchase stopped': [
    'Our purchasing department has withdrawn the order {order}. Please treat it as cancelled.',
    'The project was stopped, so we must cancel purchase order {number}.',
  ],
  'gift no longer': [
    'The birthday party was called off, so I do not want the {item} any more. Please do not send it.',
    'We split up, no need for the present. Cancel please.',
  ],
  'fraud order': [
    'I did not place this order, somebody used my account. Cancel it at once.',
    'Somebody else ordered in my name. Please stop the order immediately.',
  ],
  'can I still': [
    'Is it still possible to cancel {order}?',
    'Until when can an order be cancelled?',
    'Am I in time to call the order off?',
  ],
  'reason: reviews': [
    'I read bad reviews about the {item} and do not want it any more, please cancel.',
    'After talking to a friend I decided against it. Kindly withdraw my order.',
  ],
  'delivery cost': [
    'I did not notice how high the shipping cost is. Please cancel the order.',
    'Shipping is too expensive, forget the order.',
  ],
  'cancel instead of change': [
    'If you cannot change the order to two pieces then cancel it.',
    'Either the colour is changed to black or the whole order is cancelled.',
  ],
  'no response, cancel': [
    'Nobody answers my question, therefore I cancel the order {order}.',
    'I lost patience with your shop. Call off my order.',
  ],
  undo: ['Please undo the order I made this morning.', 'Could you void {order}? It should not be processed.'],
  'short cancel': ['cancel', 'Cancellation of {order}', 'cancel order please!!', 'order cancellation'],
  'want out': [
    'I want out of this order.',
    'I do not want this order any more.',
    'I have decided not to buy the {item}, please drop the order.',
  ],
  'do not send': ["Please don't send it.", 'Do not dispatch {order}.', 'hold back the {item}, I dont want it anymore'],
  'cancel and refund': [
    'Cancel {order} and refund the payment.',
    'Please cancel and return {money} to my card.',
    'I cancel, give me my money back.',
  ],
  duplicate: [
    'My browser froze and the order went through two times. Delete one, please.',
    'I seem to have a duplicate order, could you cancel {order}?',
  ],
  'minutes ago': [
    'I placed an order ten minutes ago and need to cancel it.',
    'Just ordered, just regretted it. Can you stop it?',
  ],
  'changed mind before shipping': [
    'I have changed my mind about {order}, it has not shipped yet. Please cancel it.',
    'On second thoughts I do not want the {item}. Please cancel before it goes out.',
  ],
  'late so cancel': [
    'Delivery is moved to next month, so I am cancelling.',
    'You still have not shipped {order}. I do not want it any longer, cancel it.',
    'I cannot wait until then. Cancellation please.',
  ],
  'cancel by phone': [
    'I tried to cancel by phone and could not get through. Please do it by mail.',
    'Your chat robot does not understand that I want to cancel my order.',
  ],
  'wrong item ordered': [
    'I ordered the wrong {item}. Please cancel, I will order the right one.',
    'Oops, wrong product in my basket. Cancel {order} please.',
  ],
  'quantity mistake': [
    'I ordered 10 in place of 1. Please cancel the order.',
    'Typed the wrong quantity, cancel it before it is packed.',
  ],
  membership: [
    'Please terminate my membership.',
    'How do I cancel the premium plan?',
    'I do not want to renew my subscription.',
  ],
  trial: ['Cancel my free trial before it becomes a paid one.', 'I want to end the trial today.'],
  'polite cancel': [
    'Would it be possible to cancel my order? I am sorry for the trouble.',
    'I am afraid that I have to ask you to cancel {order}.',
  ],
  bereaved: [
    'My father, for whom the {item} was meant, has died. Please cancel the order.',
    'Due to a death in the family we have to cancel.',
  ],
  'address impossible': [
    'I cannot receive the goods at that address any more. Cancel the order.',
    'Since you do not deliver to my region after all, please cancel.',
  ],
  'stop shipment': ['Can you intercept the shipment? I want to cancel.', 'Stop the shipment of {order}!'],
  'cancel reservation': [
    'Please cancel my reservation of the {item} in your shop.',
    'I no longer want the {item} you are holding for me.',
  ],
  'other payer': [
    'My husband had already ordered the same. Please cancel mine.',
    'My colleague placed the same order, please cancel {order}.',
  ],
  'cancel possible': [
    'Can an order be cancelled after payment?',
    'May I still withdraw from {order}, it was placed an hour ago?',
  ],
  regret: [
    'I regret ordering the {item}, could you stop the order?',
    'Bought it in a hurry an hour ago, please reverse the order.',
  ],
  'end trial': ['I would like to stop the trial.', 'End my test subscription, please.'],
  'two identical': [
    'The same order was created two times, please drop one of them.',
    'I clicked twice and now have two orders. Please delete one.',
  ],
  'pre-ordered': [
    'I pre-ordered the {item} and do not want it any more.',
    'Please take me off the pre-order list for the {item}.',
  ],
  'shipping too dear': [
    'The shipping cost is too high for me, cancel it.',
    'With these delivery fees I do not want the order.',
  ],
  'regret buying': [
    'I regret the purchase, please stop it before it is sent.',
    'Bought in a hurry, please reverse the order.',
  ],
  'add impossible': [
    'Since I cannot add a second {item} to {order}, please cancel it.',
    'If changing is impossible, cancel.',
  ],
  'not needed': ['Not needed any more, do not send.', 'There is no need for the {item} now. Please do not ship it.'],
  'simple cancel words': ['i cancel', 'pls cancel', 'cancel it', 'stop order', 'want to cancel my order'],
  'call off in time': [
    'Is there still time to call off my order?',
    'Am I too late to cancel?',
    'Can it still be stopped?',
  ],
  'hold it back': ['Keep the {item}, I do not want it sent.', 'Do not post the {item}, I dont want it anymore.'],
}
