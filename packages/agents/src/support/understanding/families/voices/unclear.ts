import type { Families } from '../family.ts'

/** Mails without a reason in other voices. */
export const unclearVoices: Families = {
  'formal displeasure': [
    'I am most displeased with your conduct.',
    'The way in which I am treated leaves much to be desired.',
    'I cannot accept the present state of affairs.',
    'I would have expected more of a company of your standing.',
  ],
  'formal request': [
    'I ask for a statement on the matter.',
    'Please attend to my concern without delay.',
    'Kindly come back to me on the subject.',
    'I await your comments.',
  ],
  'learner displeasure': [
    'I am not content with you.',
    'Why you do like this with people?',
    'It is not good, please make.',
    'I have problem, help me please.',
    'very bad shop, I am sad',
  ],
  'chat nothing': ['hello??', 'hi i need help', 'yo', 'u there', 'this is so annoying', 'come on guys'],
  'once more': [
    'I am writing for the second time now.',
    'Once again about the same thing.',
    'My last two mails were ignored.',
    'As I wrote already.',
  ],
  'phone note vague': [
    'Caller is upset and asks to be called back.',
    'Customer wants to speak with a supervisor.',
    'Caller rang about {order}, did not say why.',
    'Caller hung up.',
  ],
  'order in trouble': [
    'Trouble with {order}.',
    'My order went wrong.',
    'About the {item} that I ordered from you.',
    'It is about my purchase of {date}, please reply.',
  ],
  'hurry only': ['Please hurry.', 'It is pressing.', 'I need an answer by tomorrow.', 'quick answer needed'],
  'end of patience': [
    'My patience is at an end.',
    'This has gone on long enough.',
    'I have lost all trust in you.',
    'That was my last purchase from you.',
  ],
  'settle it now': [
    'Please settle my case at once.',
    'I demand that this be put in order without any more delay.',
    'I insist on a solution in the coming days.',
    'If nothing is done I will seek legal help.',
    'Deal with my complaint, and soon.',
  ],
  'silence of the shop': [
    'I have heard nothing from you.',
    'Not a word from your side so far.',
    'Nothing but silence from you, why?',
    'Why do I hear nothing from your company?',
    'Still no reaction of yours.',
    'You do not even bother to answer.',
    'from you comes nothing',
  ],
  'what is the matter': [
    'What is the matter with you?',
    'What is happening over there?',
    'Tell me at last what is going on here.',
    'Can somebody explain this to me?',
  ],
  'solution wanted': [
    'What solution do you propose?',
    'How do you want to put this right?',
    'I want you to solve this.',
    'Please find a solution.',
  ],
}
