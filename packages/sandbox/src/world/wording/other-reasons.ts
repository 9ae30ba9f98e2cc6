import type { Cores } from './missing-reasons.ts'
import type { Reason } from './reason.ts'

/** What customers write about anything else, or about nothing in particular. */
export const otherReasons = {
  invoice: {
    plain: [
      'Could you send me the invoice for {item}? I need it for work.',
      'There’s no VAT number on the bill for {item}.',
      'I can’t find my receipt for {item} anywhere in the account.',
      'The bill for {item} went to my old address, can you do it again?',
      'Accounts won’t pay me back for {item} without a proper invoice.',
      'Bookkeeping wants to see a bill for {item} with our name on it.',
    ],
    formal: [
      'I require a corrected invoice for {item}, made out to my company.',
      'Kindly provide a copy of the invoice for {item} for our bookkeeping.',
      'The invoice of {item} shows a wrong billing address. Please reissue it.',
      'For tax purposes I need the invoice for {item} as a PDF file.',
      'The amount on the invoice for {item} does not agree with my bank statement.',
      'Please amend the recipient on the invoice relating to {item}.',
    ],
    learner: [
      'I need the bill for {item} for my boss.',
      'On the invoice of {item} is the name wrong, can you change?',
      'Please send the paper of payment for {item}.',
      'I not find the invoice of {item} in my mails.',
      'My company need the invoice of {item} with number of tax.',
      'Where I find the bill from {item}? The boss ask.',
    ],
  },
  cancel: {
    plain: [
      'Please cancel {item}, I bought the wrong one.',
      'Can you stop my order of {item} before it goes out any further?',
      'Don’t need {item} any more, please call it off and pay me back.',
      'I’ve ordered {item} twice by accident, scrap one of them please.',
      'Found {item} cheaper elsewhere, so please don’t send it.',
      'Scrub my order for {item}, would you? I clicked too fast.',
    ],
    formal: [
      'I wish to cancel my order of {item} with immediate effect.',
      'Please stop the processing of {item}; it was ordered in error.',
      'Kindly withdraw my order for {item} and confirm the cancellation.',
      'I have decided against {item} and ask you not to dispatch it.',
      'Owing to a change of circumstances I must call off my order of {item}.',
      'I revoke my order of {item} before its dispatch.',
    ],
    learner: [
      'I want make stop the order {item}, it was a mistake.',
      'Please delete my order for {item}, I don’t need more.',
      'Can I cancel {item}? I have click wrong.',
      'Please not send {item}, I have change my plan.',
      'I have order {item} two times, one you can erase.',
      'I not want more {item}, make it away please.',
    ],
  },
  other: {
    plain: [
      'Does {item} come with a guarantee, and for how long?',
      'Do you have a shop where I can look at things like {item}?',
      'How do I change the password of my account? I bought {item} as a guest.',
      'Is {item} made of real wood or is that just the picture?',
      'Can I collect {item} in person next time instead of having it sent?',
      'What size battery goes in {item}?',
    ],
    formal: [
      'Could you tell me whether spare parts are available for {item}?',
      'I should like to know the country of manufacture of {item}.',
      'Please remove my address from your newsletter; I merely bought {item}.',
      'Might {item} be obtainable in another colour later this year?',
      'I should be obliged for the instruction manual of {item} in large print.',
      'Would {item} be suitable for use out of doors?',
    ],
    learner: [
      'Which battery needs {item}? In the book is not written.',
      'Can I wash {item} in machine?',
      'I forget my password, I am the person who buy {item}.',
      'The book of {item} is only in English, you have in my language?',
      'How long is the cable from {item}, please?',
      '{item} is for outside also or only inside?',
    ],
  },
  vague: {
    plain: [
      'Really not happy with this at all.',
      'Is this how you treat people? Sort it out please.',
      'Still nothing from you. What is going on?',
      'This is the third time I am writing.',
      'I don’t know why I bother any more.',
      'You said you would look into it. Well?',
      'Words fail me.',
    ],
    formal: [
      'I am most dissatisfied with the way this matter is handled.',
      'I expect you to resolve this without further delay.',
      'Once again I have to turn to you. I trust you know what this concerns.',
      'The situation remains entirely unsatisfactory.',
      'I await your statement on my earlier messages.',
      'I find your conduct in this affair regrettable.',
    ],
    learner: [
      'It is not good what you do. I am very sad.',
      'Why always problem with you? Please make it good.',
      'I write again, please do something.',
      'Nobody help me, it is long time now.',
      'You know my problem, please make an end.',
      'Please, I am so tired of this.',
    ],
  },
} satisfies Partial<Record<Reason, Cores>>
