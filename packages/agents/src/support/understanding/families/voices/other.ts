import type { Families } from '../family.ts'

/** Other matters in other voices: formal letters, learners of the language, chat, notes of a call. */
export const otherVoices: Families = {
  'shop to visit': [
    'Is there a branch of yours where the {item} is on display?',
    'Do you run a store in which one can see the furniture before buying?',
    'Where is your nearest shop? I would like to see the {item} with my own eyes.',
    'can i come by and look at the {item} somewhere',
  ],
  'before buying, formal': [
    'Before I purchase the {item} I should like to know its measurements.',
    'Kindly inform me of the weight and the material of the {item}.',
    'I should be glad of some details on the {item} prior to ordering.',
    'May I ask what is included with the {item}?',
  ],
  'before buying, chat': [
    'is the {item} any good for kids',
    'does it come in black',
    'how big is the {item}',
    'whats the {item} made of',
  ],
  'before buying, learner': [
    'I think to buy {item}, is it good for outside?',
    'This {item} have which colour more?',
    'Please what size is {item}, I not find in page.',
  ],
  'spare part, formal': [
    'Are replacement parts obtainable for the {item} in later years?',
    'Please let me know if a spare lid for the {item} may be purchased.',
    'Which refill fits the {item}, and do you stock it?',
  ],
  'battery and power': [
    'What kind of battery goes into the {item}?',
    'Is a power adapter needed for the {item} or does it run on batteries?',
    'which batteries do i buy for it',
  ],
  'washing care': [
    'At what temperature may the {item} be washed?',
    'Is the {item} suitable for the dishwasher?',
    'can the {item} go in the tumble dryer',
    'How do I look after the leather of the {item}?',
  ],
  'origin asked': [
    'Where does the {item} come from?',
    'Was the {item} produced in Europe?',
    'I would like to know who makes the {item} for you.',
  ],
  'guarantee length': [
    'How many years of guarantee do you give on the {item}?',
    'What warranty does the {item} carry, should anything happen one day?',
    'Is there an extended warranty that I can buy for the {item}?',
  ],
  'login, formal': [
    'I am unable to gain access to my customer account.',
    'Kindly reset the password of my account.',
    'The link for resetting my password has expired.',
  ],
  'login, chat': ['cant log in', 'locked out of my account help', 'reset my password pls', 'login says user unknown'],
  'login, learner': [
    'I not remember my password, please new one.',
    'My account not open, it say wrong name.',
    'How I can come in my account again?',
  ],
  'advertising stop': [
    'I do not want any more advertising from you.',
    'Kindly delete my address from your mailing list.',
    'Stop your promotional mails to me.',
    'take me off the newsletter',
    'Your mails with offers come every day, how do I switch them off?',
  ],
  'personal data': [
    'Please inform me which of my data you have stored.',
    'I request the erasure of my customer data.',
    'I want my account to be closed for good.',
  ],
  'delivery in general': [
    'Do you deliver abroad, and to which countries?',
    'Do you also send to the islands?',
    'On which weekdays does your courier deliver in general?',
    'Please deliver to us only in the mornings in future.',
    'May I name a preferred weekday for all my orders?',
  ],
  'delivery cost asked': [
    'How much do you charge for shipping to Norway?',
    'From which order value is shipping free?',
    'what does express shipping cost with you',
  ],
  'change address, own mistake': [
    'I made a mistake in the street when I ordered {order}, please put it right before it leaves.',
    'Please alter the delivery address of {order}.',
    'I entered an old address, can you still change it?',
    'wrong postcode in my order, please fix',
  ],
  'change order content': [
    'Can I still add something to {order}?',
    'Could you change the colour in {order} to blue, it has not left yet?',
    'Please put a greeting card into {order}.',
    'I would like two instead of one in my order, is that still possible?',
  ],
  'all solved': [
    'You need not do anything any more, it has been settled.',
    'Please disregard my last mail, the parcel is here.',
    'The matter has resolved itself, a neighbour had it.',
    'all sorted now thanks',
    'My parcel came this morning, so please close my request.',
  ],
  'praise, warm': [
    'What a lovely {item}, we are delighted.',
    'I just wish to compliment you on the fast delivery.',
    'The {item} is even better than expected, thanks a lot!',
    'Thank you for your friendly help on the phone.',
  ],
  'complaint about conduct': [
    'The courier shouted at my wife, please tell his company.',
    'Your colleague on the phone was most impolite.',
    'The lady in your chat simply cut me off.',
  ],
  'job and business': [
    'Do you take trainees in your warehouse?',
    'We produce cardboard boxes and would like to become your supplier.',
    'I would like to sell your goods in my own shop, what are the terms?',
    'Whom may I contact about advertising together?',
  ],
  'availability asked': [
    'Is the {item} going to be on sale again?',
    'The {item} is sold out. Will there be a new batch?',
    'Please tell me as soon as the {item} can be ordered.',
    'how many of the {item} do you have left',
  ],
  'assembly help': [
    'How do I put the {item} together? I do not get past step {number}.',
    'I do not understand the drawing in the manual of the {item}.',
    'Where on your site is the user manual?',
    'What do the lights on the {item} mean?',
    'please how to put on the {item}, manual is not in my language',
  ],
  'safety asked': [
    'Is the paint of the {item} free of lead?',
    'May a toddler play with the {item}?',
    'Are there nuts in it?',
  ],
  'site trouble': [
    'Your website shows only a white page on my phone.',
    'I cannot put anything into the basket.',
    'The search on your site finds nothing.',
    'the checkout button does not react',
  ],
  'loyalty points': [
    'How many points do I have?',
    'My points of the last order are not in my account.',
    'What do I get for my points?',
  ],
  'gift ideas': [
    'Which {item} would please a grandmother?',
    'Could you recommend something for a new home?',
    'Can you send a present directly to my friend, with a card?',
  ],
  'phone note other': [
    'Caller wants to know whether the {item} can be bought in a shop.',
    'Customer asks how to switch off the newsletter.',
    'Caller cannot log in to the account.',
    'Caller asks about the material of the {item}.',
  ],
  'confirmation asked': [
    'Did my order go through? I have no confirmation mail.',
    'Please confirm that you have my order {order}.',
    'I ordered a minute ago and got no mail. Is it in your system?',
  ],
  'reviews and pictures': [
    'Can I use your photo of the {item} on my blog?',
    'How do I write a review?',
    'You deleted my comment, why?',
  ],
  'repair asked': [
    'Do you repair old machines that were bought years ago elsewhere?',
    'Who services the {item} in my town?',
    'Can a worn blade be sharpened by you?',
  ],
}
