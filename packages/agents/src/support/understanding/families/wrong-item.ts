import type { Families } from './family.ts'

/** Something came, but not what was ordered. */
export const wrongItem: Families = {
  'got another thing': [
    'I ordered a {item} and got a {other} instead.',
    'Instead of the {item} there was a {other} in the box.',
    'i recieved {other} but i orderd {item}',
  ],
  'wrong item': ['You sent me the wrong item.', 'Wrong product delivered for {order}.', 'this is the wrong one'],
  'wrong size': [
    'I ordered size M and the label says XL.',
    'You sent a size {number} although my order confirmation says another size.',
  ],
  'wrong colour': [
    'The {item} should be black, the one I got is pink.',
    'Ordered blue, received red.',
    'wrong color was sent!',
  ],
  "someone else's order": [
    "I got somebody else's parcel content, the delivery note has a different name on it.",
    'The slip in the box is for a {name} and so are the goods. This is not my order.',
  ],
  'not what I ordered': [
    'This is not what I ordered.',
    'What was in the package has nothing to do with my order {order}.',
  ],
  'older model': [
    'I bought the new version and you shipped the old model.',
    'The model number on the {item} differs from the one I chose.',
  ],
  'more than ordered': [
    'There was an extra {other} in my parcel that I did not order.',
    'You sent two of them, I had ordered just one. What should I do with the other?',
  ],
  'mix-up in the warehouse': [
    'There must have been a mix-up in your warehouse, my box has a {other} in it.',
    'I think two orders were swapped while packing.',
  ],
  'label right, content wrong': [
    'The label on the box says {item}, but inside is a {other}.',
    'Outside everything matches my order, inside there is a different product.',
  ],
  'wrong side or fit': [
    'I need the left one and you sent the right one.',
    'You shipped the plug for the US, I had selected the EU version.',
  ],
  'wrong flavour': [
    'I ordered vanilla and got strawberry.',
    'The tea should be decaf, this is the normal kind, not as ordered.',
  ],
  'wrong language': [
    'The book is in German, I ordered the English edition.',
    'Keyboard has a French layout although I chose UK layout.',
  ],
  'asks for the right one': [
    'Please send me the correct {item} and tell me what to do with this one.',
    'When will you ship the right article?',
  ],
  'description differs': [
    'The {item} does not match the description on your website, it is a different type.',
    'In the picture it has a lid and a timer. What I got is another model without either.',
  ],
  'does not fit because wrong version': [
    'It is for another device altogether, not the type I selected in my order.',
    'You delivered the charger for the small model, I bought it for the big one.',
  ],
  'cheap substitute': [
    'You replaced my {item} by some other brand without asking me.',
    'A cheaper substitute was sent in place of the branded one I paid for.',
  ],
  'non-native wrong': [
    'Hello, you send me not correct thing. I want {item}, in packet is {other}.',
    'I have get a false article, it is not the one of my order.',
    'this is other product than i buy',
  ],
  'second time wrong': [
    'For the second time you have sent the incorrect item.',
    'The replacement you sent is again the wrong one. How hard can it be?',
  ],
  'half right': [
    'One of the two articles is right, in place of the other there is a {other}.',
    'Everything was fine except that the {item} was swapped for something else.',
  ],
  'wrong material': [
    'I chose oak and received pine.',
    'It should be leather, the one delivered is plastic, so not the article I picked.',
  ],
  'child size': [
    "You sent a children's {item}, I ordered one for adults.",
    'I got the ladies version in place of the men one.',
  ],
  'does not know this product': [
    'I opened the parcel and found a {other}. I do not even know what that is for, I never ordered it.',
    'What is this thing? My order was for a {item}.',
  ],
  'confirmation against content': [
    'My order confirmation clearly lists a {item}. The parcel contained a {other}.',
    'Compare article number on the invoice with what you packed: they are different.',
  ],
  'swap please': [
    'Can we swap the {other} that came for the {item} that I ordered?',
    'How do I get the wrong delivery exchanged for what was really ordered?',
  ],
  'picking error': [
    'Looks like a picking error: wrong article in the bag.',
    'Somebody packed the incorrect goods for {order}.',
  ],
  barcode: [
    'The barcode sticker says one thing and the product under it is another.',
    'SKU on the bag is right, product in the bag is not the same.',
  ],
  'different pattern': [
    'I wanted the striped one and got the one with dots.',
    'The curtain has a flower pattern, mine was to be plain.',
  ],
  'weaker version': [
    'I bought 32 GB and the one in the box has 8 GB.',
    'The lamp you sent is 40 W, ordered was 100 W.',
  ],
  'pair does not match': [
    'I received two left shoes.',
    'The two shoes have different sizes, one is not the one I ordered.',
  ],
  'received different': [
    'I received a different item from the one I ordered.',
    'What arrived is not the {item} but a {other}.',
  ],
  'you sent the wrong': [
    'You sent the wrong colour.',
    'You have sent the wrong size of {item}.',
    'wrong size delivered in {order}',
  ],
  'ordered X received Y': [
    'Ordered: {item}. Received: {other}.',
    'I asked for a {item}, a {other} turned up.',
    'purchased {item}, was given {other}',
  ],
  'where is mine then': [
    'If I have the parcel of another customer, then who has my {item}?',
    'I hold a {other} that belongs to someone else. Please send mine.',
  ],
  'return wrong one': [
    'I want to send the wrong {other} back and receive what I ordered.',
    'Do I have to pay to return a product that I never ordered?',
    'You sent the wrong thing, I need a return label for it.',
  ],
  'refund because wrong': [
    'Wrong product came, I want my money back.',
    'Refund me, the article you sent is not what I bought.',
  ],
  'arrived but other': [
    'The parcel arrived today. Sadly it contains a {other}.',
    'Delivery was quick but the content is not mine.',
  ],
  'not the right': [
    'This is not the right {item}.',
    'The {item} is not the one shown on the page.',
    'not correct article',
  ],
  'number differs': [
    'The article number does not match what I ordered.',
    'Part number on the bag differs from my order.',
  ],
  'one shoe size': ['Box says 42 but the shoes in it are 39.', 'One of the gloves is an S and the other an L.'],
  'missing feature': [
    'I paid for the model with Bluetooth, this one has none.',
    'It is the version without the timer, I had ordered the one with it.',
  ],
  funny: [
    'Unless my {item} has learned to look like a {other}, you packed the wrong box.',
    'Nice {other}, but I am afraid it was not on my list.',
  ],
  'sent men': [
    "It is a women's cut, my order was for men.",
    'These are for left-handed people, I ordered right-handed.',
  ],
  substitution: [
    'You exchanged the product for a similar one without my consent.',
    'The brand is another than the one on my order.',
  ],
  incorrect: [
    'Incorrect item received.',
    'The delivered goods do not correspond to the order.',
    'goods are not conform with my order',
  ],
  'please correct': [
    'Please correct the delivery, I was sent the wrong article.',
    'How do we fix this mix-up? I have the wrong {item}.',
  ],
  'all wrong': ['Nothing in the parcel is what I ordered.', 'All three products are wrong.'],
  'same but other taste': [
    'The coffee should be whole beans, you sent it ground.',
    'It is the scented candle, I had chosen the one without scent.',
  ],
  'wrong edition': [
    'You sent the paperback, it was to be the hardcover.',
    'This is part two of the series, I had ordered part one.',
  ],
  kids: [
    'My boy unwrapped a {other} and not the {item} we had chosen for him.',
    'We wished for the dinosaur puzzle and got one with horses.',
  ],
  'return label for wrong': [
    'As the wrong {item} was delivered I need a label to send it back.',
    'Who pays for returning the {other} you sent in error?',
  ],
  'exchange the wrong': [
    'Please exchange the wrong {other} for the {item} I ordered.',
    'I want to swap what you sent for what I ordered.',
  ],
  'belongs to another': [
    'The goods in my package belong to another customer of yours.',
    'You have sent me the order of a {name}.',
  ],
  unasked: [
    'Why did you send me a {other}? I had not asked for it.',
    'In the bag was a {other}, no trace of my {item}.',
  ],
  'not matching order': ['The product does not match my order.', 'It is not the same product as in my order.'],
  'not as described': [
    'The {item} is not as described.',
    'It is not like in the picture: another type was delivered.',
    'Different from what your website shows.',
  ],
  'language and layout': [
    'The game is the French edition, I selected the English one.',
    'The manual and the keys are in Spanish, I bought the English version.',
  ],
  'waiting for right one': [
    'I still need the {item} I paid for. What I hold is a {other}.',
    'Please ship the right thing, the {other} is of no use to me.',
  ],
  'lists but contains': [
    'The order confirmation says {item}, the box contains a {other}.',
    'On paper it is the {item}. In reality there was a {other}.',
  ],
  'label one size, order another': [
    'My order was for a large, a small was delivered.',
    'The size on the tag is not the size I ordered.',
  ],
  pattern: ['The pattern is different from the one ordered.', 'It should be plain white, mine has stripes.'],
  'simple wrong words': ['wrong product', 'not my order', 'wrong article received', 'you mixed up my order'],
  'right one when': [
    'When do I get the correct {item}, now that you have sent a {other}?',
    'I am still without the {item} because you sent a {other}.',
  ],
  'language again': [
    'The text on it is in Italian, I bought the English one.',
    'Wrong language: the book is not in English.',
  ],
  'two sizes apart': [
    'The shirt is an S, my order says L.',
    'Ordered in size 40, got it in 38.',
    'You delivered size {number} when I had asked for another.',
  ],
  'colour other than chosen': [
    'The {item} is green, I had ordered grey.',
    'I chose white, what came is beige.',
    'ordered black got white',
  ],
  'sent in error': [
    'You must have sent me the {other} in error.',
    'By an error of yours I hold a {other} and not the {item}.',
  ],
  'wrong with return wish': [
    'I got the wrong {item}, how do I return it?',
    'Wrong article came. I want to return it, at your cost please.',
    'Please take back the wrong {other} and send the {item}.',
  ],
  'other model': [
    'It is a different model from the one in my order.',
    'You delivered the basic version, I had paid for the pro version.',
  ],
  'is a not a': [
    'It is a {other} and not a {item}.',
    'Unpacked it and it is a {other}!',
    'The thing in the box is a {other}.',
  ],
}
