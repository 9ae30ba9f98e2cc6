import type { Families } from './family.ts'

/** Everything the other reasons do not cover: questions before buying, accounts, advice, praise, business. */
export const otherMatters: Families = {
  password: [
    'I cannot log in, the password reset mail does not come.',
    'My account is locked. How do I get back in?',
    'forgot my password',
  ],
  'in stock': [
    'Do you have the {item} in stock?',
    'When will the {item} be available again?',
    'Will you get more of the {item} in green?',
  ],
  'product question': [
    'Is the {item} dishwasher safe?',
    'What material is the {item} made of?',
    'How heavy is the {item} and what are its dimensions?',
  ],
  compatibility: ['Does the {item} work with an iPhone?', 'Will this filter fit the 2019 version of the machine?'],
  'how to use': [
    'How do I set the clock on the {item}?',
    'I have lost the manual of my {item}. Can you send a PDF?',
    'how do i clean it',
  ],
  'opening hours': ['What are your opening hours on Saturday?', 'Is your shop in town open on public holidays?'],
  newsletter: [
    'Please take me off your mailing list.',
    'How do I unsubscribe from the newsletter? I get three mails a day.',
  ],
  'change email': [
    'I have a new e-mail address, please update my account.',
    'My surname has changed since I married, how do I change it in my profile?',
  ],
  'delete account': [
    'Please delete my account and all my personal data.',
    'Under the GDPR I ask you which data you hold about me.',
  ],
  praise: [
    'Just wanted to say thank you, the {item} is wonderful!',
    'Great service, your colleague was very kind on the phone.',
  ],
  job: ['Do you have any vacancies? I would like to apply.', 'I am looking for an internship in your marketing team.'],
  partnership: [
    'We are a manufacturer of packaging and would like to offer you our products.',
    'I run a blog and would love to work with your brand.',
  ],
  wholesale: [
    'Do you sell to resellers? I am interested in buying 200 pieces.',
    'Could you make us an offer for a bulk purchase?',
  ],
  'ship to country': ['Do you deliver to Switzerland?', 'Is it possible to order from Canada?'],
  'gift wrap': ['Can you gift-wrap the {item} when I order it?', 'Is it possible to add a greeting card to an order?'],
  advice: ['Which {item} would you recommend for a small kitchen?', 'What is the difference between the two models?'],
  review: ['My review of the {item} was not published, why?', 'How do I edit the rating I left on your page?'],
  'app problem': ['Your app crashes when I open the wish list.', 'The website does not load in my browser.'],
  loyalty: ['How does your loyalty programme work?', 'How do I join the members club?'],
  allergens: ['Does the cream contain perfume or nuts?', 'Are the biscuits vegan?'],
  sustainability: ['Are your products made in fair conditions?', 'Where do you produce the {item}?'],
  'spare parts': ['Where can I buy spare filters for my {item}?', 'Do you sell a replacement lid separately?'],
  'change delivery details': [
    'I have moved. Please change the address in my customer account.',
    'Can I add a second address to my profile?',
  ],
  'change address of an order': [
    'Please change the delivery address of {order} to my office.',
    'Can {order} be sent to another address than the one I entered?',
  ],
  'choose delivery day': [
    'Can I choose an evening delivery slot when ordering?',
    'Please deliver only on weekdays, we are closed at weekends.',
  ],
  'add to order': ['Can I add another {item} to {order}?', 'Please raise the quantity in my order from one to two.'],
  press: [
    'I am a journalist and would like an interview with your founder.',
    'May I use your product pictures in our magazine?',
  ],
  competition: ['When are the winners of your prize draw announced?', 'How can I take part in the competition?'],
  'phone call': [
    'What is your phone number? I prefer to talk to somebody.',
    'Can someone ring me on Monday about a general question?',
  ],
  spam: [
    'I got a strange mail in your name asking for my password. Is it from you?',
    'Somebody pretends to be your company on Facebook.',
  ],
  'school project': [
    'I am writing a paper about online shops, may I ask you some questions?',
    'Our class would love to visit your warehouse.',
  ],
  donation: ['Would you sponsor our football club?', 'We collect for a charity and ask for a donation.'],
  'non-native other': [
    'Hello, have you this in other big? I ask before buy.',
    'Please how is working the {item}, instruction is only in chinese.',
  ],
  recycling: ['How do I dispose of the old batteries?', 'Do you take old appliances for recycling?'],
  suggestion: [
    'It would be nice if you offered the {item} in more colours.',
    'A suggestion: put a filter for size on your website.',
  ],
  'complaint about staff': [
    'The man on your hotline was rude to me and hung up.',
    'I would like to complain about how I was treated in your shop.',
  ],
  'short question': [
    'What sizes does the {item} come in?',
    'Is there a bigger version of the {item}?',
    'Has the {item} a timer?',
  ],
  restock: ['Please notify me when the {item} is back.', 'Will the {item} be restocked before Christmas?'],
  'confirmation mail': [
    'I did not get an order confirmation mail. Was the order accepted?',
    'Please send the confirmation e-mail for {order} once more.',
  ],
  'delivery terms': [
    'How long does delivery usually take?',
    'What does shipping to Ireland cost?',
    'Which carrier do you use?',
  ],
  'warehouse visit': ['Can I look at the {item} in a showroom before I buy it?', 'Do you have a shop in Manchester?'],
  care: ['Can the cover be washed at 60 degrees?', 'How often should I oil the wood?'],
  'setup help': [
    'How do I pair the {item} with my phone?',
    'Can you explain how to change the language on the display?',
  ],
  'verification code': [
    'I am not getting the verification code to sign in.',
    'Two-factor login does not send me a text message.',
  ],
  'name in account': [
    'There is a spelling mistake in my name in your records.',
    'Please update my phone number in your system.',
  ],
  'too many mails': ['Stop sending me advertising.', 'I did not agree to receive your marketing mails.'],
  'thanks for help': [
    'Thanks to Anna for sorting it out so quickly, problem solved!',
    'The new one came today and works perfectly. Thank you.',
  ],
  'all good': [
    'My parcel has turned up after all, you can close the case.',
    'Never mind, I found it. Sorry for the trouble.',
  ],
  catalogue: ['Could you post me a printed catalogue?', 'Do you have a brochure with all your lamps?'],
  'custom made': ['Can you engrave a name on the {item}?', 'Do you make the table in a custom length?'],
  'safety data': [
    'Please send me the safety data sheet of the cleaner.',
    'Is the toy suitable for a child under three?',
  ],
  'student discount': ['Do you give a student discount?', 'Are there any sales planned for the {item}?'],
  supplier: [
    'We would like to sell our goods in your shop.',
    'Who is your purchasing manager? I want to introduce our products.',
  ],
  survey: ['I took your survey and the last page did not load.', 'How do I change my answers in your questionnaire?'],
  accessibility: ['Is your shop accessible by wheelchair?', 'Is there a text version of the site for blind users?'],
  instructions: ['Where do I find the assembly instructions?', 'Could you send me the user guide in English?'],
  resolved: [
    'It has been solved, thank you.',
    'The {item} has arrived in the meantime, all is well.',
    'No need to do anything, the parcel was at my neighbour after all.',
  ],
  adverts: ['I do not want to receive your advertising.', 'I keep receiving promotions by text message, please stop.'],
  attributes: [
    'Does the {item} come in other colours?',
    'What is the difference between {item} A and B?',
    'Is the {item} larger than the old model?',
  ],
  ingredients: ['Is there gluten in the snack bars?', 'Does it contain milk?'],
  'address book': [
    'How do I change the address in my profile?',
    'I am moving next month, where do I enter the new address?',
  ],
  'general delivery': [
    'Do you deliver on Saturdays?',
    'How much is the postage?',
    'Which courier do you ship with?',
    'What are the delivery times in general?',
  ],
  'address of order': [
    'I typed the wrong street in {order}, please correct the address.',
    'Please send {order} to my work address.',
  ],
  'no advertising': ['No more promotions, please.', 'I do not wish to get your marketing e-mails any longer.'],
  found: [
    'Found the parcel, my husband had put it in the cellar. Sorry!',
    'The refund has come, so the matter is closed.',
    'Everything arrived fine, thanks.',
  ],
  foods: ['Which allergens are in the cookies?', 'Is the soap free of palm oil?'],
  'toy age': ['From what age is the {item} suitable?', 'Has the {item} been tested for safety?'],
  'sizes asked': [
    'Which size should I take at 180 cm?',
    'Does the jacket come in other lengths?',
    'Does the {item} run small?',
  ],
  countries: ['Can you ship to Norway?', 'Do you send to a PO box abroad?'],
  'order by phone': ['Can I place an order by phone?', 'I would like to buy a {item}, how do I order?'],
  plans: [
    'Are you planning a new version of the {item}?',
    'Will there be a summer collection?',
    'When do the winter sales begin?',
  ],
  'where made': ['In which country is the {item} made?', 'Who is the manufacturer of the {item}?'],
  'technical data': [
    'How many watts does the {item} have?',
    'What voltage does the {item} need?',
    'What is the maximum load of the shelf?',
  ],
  'service wishes': [
    'Do you offer assembly at home?',
    'Is there a repair service for old machines in my area?',
    'Do you rent out machines?',
  ],
  opinion: [
    'I think your new logo looks great.',
    'Your packaging has become much greener, well done.',
    'My compliments to the team.',
  ],
  'account trouble': [
    'My account shows the wrong date of birth.',
    'I have two accounts, can you merge them?',
    'Registration on your site fails.',
  ],
  'business contact': [
    'We are an agency and offer help with online ads.',
    'May I speak to your marketing department about a cooperation?',
    'I represent a trade fair and would like to invite you.',
  ],
  'gift advice': [
    'What would you give a ten-year-old who likes trains?',
    'I look for a present for my mother, any ideas?',
  ],
  fits: ['Will the cover fit a 2 metre sofa?', 'Is the helmet adjustable?', 'Does this bulb go with my lamp?'],
  'language of staff': ['Does anyone in your team speak Polish?', 'Is your site also available in Spanish?'],
}
