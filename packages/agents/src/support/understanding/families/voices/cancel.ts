import type { Families } from '../family.ts'

/** Cancelling in other voices: formal letters, learners of the language, chat, notes of a call. */
export const cancellingVoices: Families = {
  'formal cancel': [
    'I hereby cancel the order {order} placed on {date}.',
    'Please consider my order as withdrawn and confirm this in writing.',
    'I kindly ask you to refrain from dispatching the {item}.',
    'I ask for the annulment of my order and confirmation thereof.',
    'Please take note that I no longer wish to have the order carried out.',
  ],
  'formal in error': [
    'The order was submitted inadvertently; please void it.',
    'Owing to an oversight I ordered the {item} two times. Kindly strike one.',
    'The order was placed by my son without permission, please annul it.',
  ],
  'learner cancel': [
    'I want not more the {item}, please stop order.',
    'Please make storno of {order}.',
    'I have order with mistake, you can stop?',
    'Please don’t send the {item}, I have it not need.',
    'I like to stop my buying from today.',
  ],
  'learner late': [
    'Is it possible to break the order? It was only yesterday.',
    'I push wrong button and buy, please make away the order.',
  ],
  'chat cancel': [
    'cancel that one',
    'can i still cancel {order}',
    'nvm dont want it anymore, cancel',
    'cancel my order pls havent had a shipping mail yet',
    'pls dont ship {order}, i want to cancel',
  ],
  'chat mistake': [
    'ordered the wrong thing 5 min ago, stop it pls',
    'oops ordered two by accident, cancel one',
    'my kid ordered this, cancel!!',
  ],
  'phone note cancel': [
    'Caller wants to cancel {order} before it goes out.',
    'Customer ordered by mistake and asks for the order to be stopped.',
    'Caller wishes to end the subscription.',
  ],
  elsewhere: [
    'I got the {item} in a shop in town, so please cancel mine.',
    'A friend gave me one, the order is not needed any longer, please cancel.',
    'Found one second hand, so kindly cancel the order.',
  ],
  'not yet sent': [
    'As long as it has not left your warehouse, please stop it.',
    'It has not been sent yet, so I would like to cancel.',
    'If the parcel is still with you, please do not send it off and cancel.',
    'Intercept the parcel please, I want to cancel.',
  ],
  'part of the order': [
    'Please take the {item} out of {order} and send the rest.',
    'Only cancel the {item}, I want to keep the other article.',
    'Remove one piece from my order please.',
  ],
  'subscription end': [
    'Please terminate my subscription at the next possible date.',
    'I do not want the monthly box to be renewed.',
    'stop my subscription',
    'I give notice on my membership.',
  ],
  'waiting too long': [
    'Since it would come only in {days} weeks I cancel.',
    'If you cannot ship this week I step back from the order.',
    'The delivery date was moved again, so cancel the whole thing.',
  ],
  'wrong data': [
    'I typed a wrong address into the order, please cancel it and I order anew.',
    'I chose the wrong colour, cancel it so that I can order again.',
    'The voucher was not entered, please cancel so that I may order once more.',
  ],
  'payment regret': [
    'Too expensive for me after all, please cancel.',
    'I cannot pay for it this month, kindly cancel.',
    'I should not have bought it, please call it off before it ships.',
  ],
  'cancellation refused': [
    'I asked for the cancellation an hour after ordering and you did not do it.',
    'I cancelled on {date} and now I get a shipping mail. Stop it.',
    'The cancel button gives an error, please cancel for me.',
    'You have not confirmed my cancellation.',
  ],
  'cancel pre-order': [
    'I no longer want to wait for the pre-ordered {item}, please cancel.',
    'Kindly delete my advance order.',
    'cancel my preorder',
  ],
  'in time asked': [
    'Am I still in time to cancel?',
    'How do I cancel an order?',
    'Is cancelling still possible at this stage?',
  ],
  'office purchase': [
    'Our department no longer needs the {item}; please cancel the order.',
    'The purchase was not approved by my manager, please cancel it.',
    'Our customer has withdrawn, hence we must cancel with you.',
  ],
}
