import type { Level, Mood } from './reason.ts'

/** What goes before the matter, by mood and level. */
export const openers: Record<Mood, Record<Level, readonly string[]>> = {
  calm: {
    plain: ['', 'Hope you can help.', 'Quick question for you.'],
    formal: ['I am contacting you about a recent purchase.', 'I hope this message finds you well.', ''],
    learner: ['Hello, I have one question.', '', 'Excuse me for my English.'],
  },
  worried: {
    plain: ['I’m getting a bit worried here.', 'Sorry to bother you again.', 'Not sure who else to ask.'],
    formal: ['I am somewhat concerned.', 'I turn to you with some unease.', 'It was meant as a birthday present.'],
    learner: ['I am little bit afraid now.', 'Please help, I don’t know what to do.', 'It is a gift for my mother.'],
  },
  angry: {
    plain: ['This is a joke, right?', 'I am fed up.', 'Honestly, never again.'],
    formal: ['I must express my considerable displeasure.', 'This is not acceptable.', 'I am extremely disappointed.'],
    learner: ['I am very angry now!!', 'What is this service?', 'This is not normal!'],
  },
  hurried: {
    plain: ['Quick one, I’m at work.', 'URGENT.', 'Need an answer today please.'],
    formal: ['As I am leaving on a journey, the matter is pressing.', 'A prompt reply is essential.', 'Time is short.'],
    learner: ['Fast please, I travel tomorrow.', 'I need it very fast.', 'Please answer today!'],
  },
}

/** What goes after it. */
export const closers: Record<Mood, Record<Level, readonly string[]>> = {
  calm: {
    plain: ['Thanks!', 'Cheers for looking into it.', 'No rush, but let me know.'],
    formal: ['Thank you for your attention.', 'I look forward to hearing from you.', 'Many thanks in advance.'],
    learner: ['Thank you for the help.', 'I wait your answer, thanks.', 'Have a nice day.'],
  },
  worried: {
    plain: ['Could you please check?', 'I’d hate for it to be gone.', 'Please tell me it’s all right.'],
    formal: [
      'I should be relieved to have your confirmation.',
      'Please reassure me.',
      'Your help would be appreciated.',
    ],
    learner: ['Please look for me.', 'I hope you can find.', 'Please say me it is okay.'],
  },
  angry: {
    plain: ['Fix it.', 'I want this sorted NOW.', 'Last time I buy from you lot.'],
    formal: [
      'I expect a satisfactory answer within two days.',
      'Otherwise I shall seek advice.',
      'Please act accordingly.',
    ],
    learner: ['Make something now!', 'If not I write bad review.', 'I want solution!!'],
  },
  hurried: {
    plain: ['Call me if you have to.', 'Need to know before Friday.', 'asap please'],
    formal: ['Please reply by return.', 'I depend on an early answer.', 'Kindly treat this with priority.'],
    learner: ['Please quick.', 'I need answer before weekend.', 'Thank you for fast.'],
  },
}
