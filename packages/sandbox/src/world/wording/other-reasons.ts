import type { Cores } from './missing-reasons.ts'
import type { Reason } from './reason.ts'

/** What customers write about anything else, or about nothing in particular. */
export const otherReasons = {
  damaged: {
    plain: [
      'My {item} arrived today with a big crack down the side.',
      'Opened the box and {item} is in pieces.',
      'The parcel came, but {item} is bent and scratched all over.',
    ],
    formal: [
      'I regret to inform you that {item} reached me in a broken condition.',
      'Upon unpacking {item} I found it to be badly dented.',
      'The delivery of {item} was punctual; unfortunately the article does not work.',
    ],
    learner: [
      'I have receive {item} but it is broke.',
      'When I open the packet, {item} was all in small parts.',
      '{item} is come but it have a hole, look please.',
    ],
  },
  return: {
    plain: [
      'I would like to send {item} back, it’s not what I expected.',
      'How do I return {item}? Wrong size for us.',
      'Changed my mind about {item}. What’s the address for sending it back?',
    ],
    formal: [
      'I wish to withdraw from the purchase of {item} and ask for a return label.',
      'Please advise on the procedure for sending {item} back; it does not suit our needs.',
      'I hereby exercise my right to give back {item}, unused and in its packaging.',
    ],
    learner: [
      'I want give {item} back, I don’t like the colour.',
      'How I can send {item} again to you? It not fit.',
      'Please a label for send back {item}, I need not.',
    ],
  },
  invoice: {
    plain: [
      'Could you send me the invoice for {item}? I need it for work.',
      'There’s no VAT number on the bill for {item}.',
      'I can’t find my receipt for {item} anywhere in the account.',
    ],
    formal: [
      'I require a corrected invoice for {item}, made out to my company.',
      'Kindly provide a copy of the invoice for {item} for our bookkeeping.',
      'The invoice of {item} shows a wrong billing address. Please reissue it.',
    ],
    learner: [
      'I need the bill for {item} for my boss.',
      'On the invoice of {item} is the name wrong, can you change?',
      'Please send the paper of payment for {item}.',
    ],
  },
  cancel: {
    plain: [
      'Please cancel {item}, I bought the wrong one.',
      'Can you stop my order of {item} before it goes out any further?',
      'Don’t need {item} any more, please call it off and pay me back.',
    ],
    formal: [
      'I wish to cancel my order of {item} with immediate effect.',
      'Please stop the processing of {item}; it was ordered in error.',
      'Kindly withdraw my order for {item} and confirm the cancellation.',
    ],
    learner: [
      'I want make stop the order {item}, it was a mistake.',
      'Please delete my order for {item}, I don’t need more.',
      'Can I cancel {item}? I have click wrong.',
    ],
  },
  other: {
    plain: [
      'Does {item} come with a guarantee, and for how long?',
      'Do you have a shop where I can look at things like {item}?',
      'How do I change the password of my account? I bought {item} as a guest.',
    ],
    formal: [
      'Could you tell me whether spare parts are available for {item}?',
      'I should like to know the country of manufacture of {item}.',
      'Please remove my address from your newsletter; I merely bought {item}.',
    ],
    learner: [
      'Which battery needs {item}? In the book is not written.',
      'Can I wash {item} in machine?',
      'I forget my password, I am the person who buy {item}.',
    ],
  },
  vague: {
    plain: [
      'Really not happy with this at all.',
      'Is this how you treat people? Sort it out please.',
      'Still nothing from you. What is going on?',
      'This is the third time I am writing.',
    ],
    formal: [
      'I am most dissatisfied with the way this matter is handled.',
      'I expect you to resolve this without further delay.',
      'Once again I have to turn to you. I trust you know what this concerns.',
    ],
    learner: [
      'It is not good what you do. I am very sad.',
      'Why always problem with you? Please make it good.',
      'I write again, please do something.',
    ],
  },
} satisfies Partial<Record<Reason, Cores>>
