import type { Families } from '../family.ts'

/** Other goods than ordered, in other voices: formal letters, learners of the language, chat, notes of a call. */
export const wrongItemVoices: Families = {
  'formal other goods': [
    'The article delivered is not the one that I ordered.',
    'I regret to say that a {other} was supplied in place of the {item}.',
    'The delivery does not correspond to my order: it contained a {other}.',
    'You have dispatched an article which I did not request.',
  ],
  'formal variant': [
    'I had ordered the {item} in black; a white one was supplied.',
    'The size supplied differs from the size stated in my order.',
    'The model delivered is not the model shown in my confirmation.',
    'A smaller version than the one ordered has been sent to me.',
  ],
  'learner other goods': [
    'In the box was {other}, I have order {item}.',
    'You have send me not the right thing.',
    'It is come {other}, but I want the {item} that I pay.',
    'I become wrong product, please change.',
    'This what you send is not mine.',
  ],
  'learner variant': [
    'I order red, but come blue.',
    'The number is 44, I have write 41 in order.',
    'It is other model than in the internet I choose.',
  ],
  'chat other goods': [
    'you sent me a {other}??',
    'wrong thing in the box',
    'ordered {item} got {other} lol',
    'thats not what i bought',
    'u sent someone elses order to me',
  ],
  'chat variant': [
    'wrong colour came',
    'asked for L got S',
    'its the small one, i paid for the big one',
    'not the model i picked',
  ],
  'phone note wrong': [
    'Caller received a {other} in place of the {item}.',
    'Customer says that the wrong size was sent.',
    'Caller has got the parcel of another customer.',
  ],
  'none of mine': [
    'In the parcel I found a {other} and no {item} at all.',
    'There was a {other} in the bag but not my {item}.',
    'The carton held somebody else’s {other}; what I ordered was not in it.',
    'Instead of my {item} the box contained a {other}.',
  ],
  'wrong, how to give back': [
    'You sent the wrong {item}. How do I send it back?',
    'A wrong article came, please have it fetched and send the right one.',
    'Where do I return the {other} that you sent by mistake?',
    'I got the wrong thing, please email a label so that I can return it.',
    'Please swap the {other} you delivered for the {item} I ordered.',
  ],
  'not like the picture': [
    'It is not the same as on your website.',
    'What came differs from the picture in your shop.',
    'The {item} on your page has a handle, the one sent has none. It is another type.',
    'The article delivered does not agree with its description.',
  ],
  'language version': [
    'The keyboard has a French layout, I ordered the English one.',
    'You sent the German edition of the book, I had chosen the English edition.',
    'The instructions and labels are in Polish, mine should be the UK version.',
    'plug is american, i ordered the european version',
  ],
  'left and right': [
    'There are two right gloves in the pack.',
    'Both shoes are for the left foot.',
    'One shoe is a 40 and the other a 42.',
    'The door hinge is for the other side than I ordered.',
  ],
  'box against content': [
    'The label on the carton is right, the thing inside is another.',
    'Outside it says {item}, inside was a {other}.',
    'The tag says 40 but it is a 38.',
    'On the bag stands size M, the shirt is an S.',
  ],
  'others order': [
    'I have a parcel that is meant for a {name}.',
    'The delivery note inside bears the name of another customer.',
    'It seems that the goods of two customers were exchanged.',
    'Somebody else must have my {item}, as I have theirs.',
  ],
  'quantity wrong': [
    'I ordered one and you sent me three.',
    'There is an extra {other} in the parcel that I did not order.',
    'You delivered ten in place of one, I only want one.',
  ],
  'replaced without asking': [
    'You replaced the {item} by another product without asking me.',
    'I do not accept the substitute, I want the brand I ordered.',
    'A different brand was sent because mine was sold out, I was not asked.',
  ],
  'older version': [
    'I was sent last year’s model.',
    'It is the old edition, the new one was advertised.',
    'this is version 1, ordered version 2',
  ],
  'again wrong': [
    'The exchange that you sent is the wrong one as well.',
    'For the second time the wrong colour came.',
    'Again not the {item} that I ordered.',
  ],
  'right one wanted': [
    'When will I get the {item} that I really ordered in place of this {other}?',
    'Please let me have the correct article.',
    'I insist on the article that I ordered, not on this one.',
  ],
  'material wrong': [
    'It is made of plastic, what I ordered was wood.',
    'The cover is polyester and not cotton as ordered.',
    'Ordered stainless steel, came in aluminium.',
  ],
  'angry wrong': [
    'Can nobody in your warehouse read? I ordered a {item}, not a {other}!',
    'How can one mix up a {item} and a {other}?',
    'Totally wrong product, are you blind?',
  ],
  'set wrong': [
    'The set holds four plates of another pattern.',
    'Two of the six glasses are of a different kind.',
    'The chairs do not match each other, one is of another series.',
  ],
}
