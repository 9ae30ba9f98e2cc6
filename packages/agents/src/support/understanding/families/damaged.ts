import type { Families } from './family.ts'

/** The right thing came, but broken, faulty, incomplete by damage, or it stopped working. */
export const damaged: Families = {
  'arrived broken': [
    'My {item} arrived broken.',
    'The {item} from {order} came broken into pieces.',
    'it was broken when i opened the box',
  ],
  'cracked glass': [
    'The glass is cracked from corner to corner.',
    'There is a big crack across the front of the {item}.',
  ],
  'smashed box': [
    'The carton was completely crushed and what is inside is damaged too.',
    'Box looked like somebody had stood on it, and the {item} inside is bent.',
  ],
  scratched: [
    'The surface of the {item} is full of scratches.',
    'There is a deep scratch on the lid, clearly not new.',
  ],
  dented: ['One side has a large dent.', 'The {item} has dents all over, must have been dropped in transport.'],
  leaked: [
    'The bottle had leaked and everything in the parcel is soaked.',
    'Two of the jars were open and the liquid ran out all over the other things.',
  ],
  torn: [
    'The fabric is torn along the seam.',
    'There is a hole in the {item}, right out of the bag.',
    'seam ripped on first day',
  ],
  'does not switch on': [
    'The {item} does not turn on at all. I tried other sockets.',
    'New {item}, plugged in, dead. No light, no sound.',
    'it wont power on whatever i do',
  ],
  'stopped after some days': [
    'It worked for {days} days and then it just stopped.',
    'After {days} weeks the {item} has given up and does nothing any more.',
  ],
  battery: [
    'The battery does not hold a charge for more than ten minutes.',
    'Charging does not work, battery remains at 0 percent.',
  ],
  'strange noise': [
    'The {item} makes a grinding noise and smells when it runs.',
    'There is a loud rattling from inside as if some part was loose.',
  ],
  'overheats and smokes': [
    'It gets so hot that smoke came out of it. This is dangerous!',
    'The plug melted and there was a spark when I connected the {item}. I am afraid to use it.',
    'my daughter got a small electric shock from the {item}',
  ],
  'part snapped off': [
    'The handle snapped off when I lifted it the first time.',
    'One leg broke off while assembling, the wood is split.',
  ],
  screen: ['The display shows only stripes.', 'Dead pixels and a flickering screen on a brand-new {item}.'],
  'mould or spoiled': [
    'The food was mouldy when I unpacked it.',
    'Best-before date has passed and it smells off, I threw it away.',
  ],
  stained: [
    'There are brown stains on it that do not wash out.',
    'The {item} was dirty and looked used, with hairs on it.',
  ],
  chipped: ['Three of the six cups have chips on the rim.', 'The edge of the plate is chipped.'],
  'poor quality': [
    'The stitching came apart after wearing it twice, this is bad quality.',
    'Paint is peeling off already, the {item} is of very low quality and defective.',
  ],
  'second one broken too': [
    'You already replaced it once and the replacement has exactly the same defect.',
    'This is the second {item} with the same fault, is it a bad batch?',
  ],
  'photos attached': [
    'I attach photos of the damage so that you can see it.',
    'See the pictures: the corner is smashed in and the cover does not close.',
  ],
  'courier damaged it': [
    '{carrier} must have thrown the parcel, the contents are shattered.',
    'The driver himself said the package was damaged in transit, and indeed the {item} is wrecked.',
  ],
  'does not do what it should': [
    'The {item} is faulty: the buttons do not react.',
    'The pump does not pump, the water stays where it is. Defect from the start.',
    'one earbud has no sound',
  ],
  warranty: [
    'The {item} broke within the warranty period, how do I claim a repair?',
    'I want to use the guarantee. After {days} months the motor has failed.',
  ],
  'want replacement for broken': [
    'Please send me an undamaged one, this {item} cannot be used.',
    'Can I have a working unit instead of the defective one I got?',
  ],
  'non-native broken': [
    'Hello, the {item} is arrive with break. I can not use.',
    'product is not function, i push button and nothing is happen, please help with new one',
    'Dear seller, in the box was all kaputt.',
  ],
  'gift was broken': [
    'It was a present, and when my wife unwrapped it the {item} was in shards. So embarrassing.',
    'My grandson opened his gift and it was already broken.',
  ],
  rust: ['There is rust on the blade after the first wash.', 'The metal frame came rusty and bent.'],
  wobbly: [
    'The table wobbles since the legs are warped.',
    'The frame is crooked, so the drawer does not close properly.',
  ],
  'water damage': [
    'The parcel was soaking wet and the book inside is ruined.',
    'Rain got into the package, the {item} has swollen.',
  ],
  'loses air or water': [
    'The tyre loses air over night, there must be a puncture.',
    'The {item} drips from the bottom whenever I fill it.',
  ],
  'connects and drops': [
    'The {item} loses its connection every few minutes, it is defective.',
    'It keeps switching itself off in the middle of use.',
  ],
  'skin reaction': [
    'I got a rash from the cream, my skin is burning.',
    'There was a piece of metal in the food, I cut my lip.',
  ],
  'zip and fasteners': [
    'The zip is stuck and one tooth is missing.',
    'The buckle came off when I closed it for the first time.',
  ],
  damaged: ['The {item} is damaged.', 'My order {order} was damaged when it got here.', 'item came damaged'],
  'not working': ['The {item} is not working.', "It doesn't work.", 'does not work properly, tried everything'],
  defective: ['I received a defective {item}.', 'The product is defective.', 'faulty item in {order}'],
  'got a dud': [
    'I seem to have got a dud, the {item} does nothing.',
    'This one is a lemon: after two uses it is dead.',
  ],
  'packaging too thin': [
    'It was packed without any padding and so the {item} did not survive the trip.',
    'No bubble wrap at all, no wonder that it is in bits.',
  ],
  'error code': [
    'The {item} shows error E{number} and refuses to start.',
    'A red light blinks and then the machine shuts off.',
  ],
  'partly broken': [
    'Two of the six glasses were broken, the others are fine.',
    'One of the plates did not survive the journey.',
  ],
  'arrived late and broken': [
    'First it was late and now that it has come it is broken.',
    'After waiting {days} days the {item} finally arrived, with a cracked lid.',
  ],
  'return broken': [
    'The {item} is broken, I want to send it back and get my money back.',
    'It is defective, so how do I return it for a refund?',
    'Item damaged, please send return label and a new one.',
  ],
  'refund because broken': [
    'I want a refund for the broken {item}.',
    'Since it stopped working I expect my {money} back.',
  ],
  'does not close': [
    'The lid does not close because the hinge is bent.',
    'The door of the {item} hangs crooked and does not shut.',
  ],
  'screws and wood': [
    'The holes do not line up, so it cannot be assembled. A production fault.',
    'The board is split at the edge and splinters come off.',
  ],
  'colour faded': [
    'After one wash all the colour came out.',
    'It shrank two sizes in the first wash, and I kept to the label.',
  ],
  'glue came off': ['The sole came off after a week.', 'The glue does not hold, the whole thing is coming apart.'],
  'opened and used': [
    'The {item} had clearly been opened and used before, with fingerprints and crumbs in it.',
    'The seal was broken and half of the cream was gone.',
  ],
  'bent wheel': ['The wheel is bent and rubs against the frame.', 'The zipper pull broke off.'],
  smell: ['It smells of chemicals so badly that we cannot use it.', 'There is a burnt smell each time I plug it in.'],
  'does not heat': ['The {item} does not heat up.', 'Water stays cold, the heating element seems broken.'],
  button: ['The power button is stuck.', 'Touch screen reacts in one corner only.'],
  'broken on arrival upset': [
    'I was looking forward to it so much, and then I find it smashed to bits!',
    'Opened the box and could have cried: glass everywhere.',
  ],
  'return because defective': [
    'I have to return the {item} because it is faulty.',
    'It stopped working, so I am sending it back for repair or refund.',
  ],
  'exchange the broken one': [
    'Can you exchange the damaged {item}?',
    'I want to swap the broken one for one that works.',
  ],
  'component missing': [
    'A screw bag and the manual were missing, without them the {item} is useless.',
    'The charger was not included in the box of the {item}.',
  ],
  'label says fragile': [
    'It said fragile on the box and still all is in pieces.',
    'The bottom of the box was ripped open and the {item} has a hole.',
  ],
  washing: ['The {item} lost its shape in the first wash, that is a defect.', 'The print came off after one wash.'],
  'accessory missing': [
    'The screws for the {item} are missing, I cannot assemble it.',
    'There is no charger in the box.',
    'The remote that belongs to it is missing.',
  ],
  'fasteners break': [
    'The clasp broke when I put it on.',
    'The zipper is broken and will not close.',
    'A button fell off right away.',
  ],
  'shows fault': [
    'It shows an error and switches itself off.',
    'The lamp on the front blinks red and nothing happens.',
  ],
  'bad after use': ['The colour rubs off on my skin.', 'After the first use the coating came off.'],
  'does nothing': ['The {item} does nothing at all.', 'No reaction whatever I press.', 'It is dead as a doornail.'],
  'food bad': ['The milk powder was clumped and smelled strange.', 'Chocolate had melted and gone white, inedible.'],
  'simple broken words': ['is broken', 'it broke', 'item damaged', 'not working anymore', 'has a defect'],
  'stuck parts': [
    'The drawer is stuck.',
    'A wheel does not turn.',
    'The switch jams.',
    'One key on it does not react.',
  ],
  'ask how to return faulty': [
    'The {item} is faulty, how can I send it back?',
    'How do I return a broken {item}?',
    'My {item} is defective and I want a refund for it.',
  ],
}
