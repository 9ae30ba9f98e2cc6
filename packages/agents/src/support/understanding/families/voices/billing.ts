import type { Families } from '../family.ts'

/** Money matters in other voices: formal letters, learners of the language, chat, notes of a call. */
export const billingVoices: Families = {
  'which payment': [
    'Which cards can I use with you?',
    'Do you take American Express?',
    'Can one pay on account in your shop?',
    'What ways of paying do you offer?',
    'can i pay with paypal',
  ],
  'charged for cancelled': [
    'I was debited for an order that had been cancelled.',
    'You cancelled my order and yet kept the money.',
    'The cancelled order was still taken from my card.',
    'Where is the money of the order you cancelled?',
    'I see a payment of {money} for a purchase that was called off.',
  ],
  'invoice, formal': [
    'I kindly request a duplicate of the invoice for my records.',
    'For our accounts we require an invoice stating our tax number.',
    'The bill is to be made out in the name of our firm.',
    'Please furnish me with a receipt for {order}.',
  ],
  'invoice, chat': ['need the invoice', 'no invoice in the box??', 'can u send the receipt again', 'wheres my invoice'],
  'invoice, learner': [
    'I need the rechnung for {order} please.',
    'Please send me paper for tax, from my buying on {date}.',
    'The bill have not the name of my firm, can make new?',
    'I did not become a bill by mail.',
  ],
  'invoice details': [
    'On the invoice our street is spelled wrongly.',
    'The invoice bears the wrong date.',
    'The bill names my private address in place of that of the company.',
    'Can the order number of our purchasing be put on the invoice?',
  ],
  'charged twice, voices': [
    'My account was debited two times with {money}.',
    'two payments same day same amount, one is too many',
    'Two times you have take money from my card.',
    'I observe two identical debits for one purchase.',
  ],
  'too much taken': [
    'The sum debited is higher than the sum confirmed.',
    'You took {money} more than what the basket said.',
    'why is it dearer on my statement than in the shop',
    'You have take more money than price.',
  ],
  'refund not there': [
    'The refund that was announced on {date} has not been credited.',
    'where is my refund, you said {days} days',
    'Refund was promised me but on my bank is nothing.',
    'I am still waiting for the repayment of {money} to my account.',
    'It has been {days} days and the credit has not appeared on my card.',
  ],
  'refund short': [
    'The repayment is {money} short.',
    'You paid back less than the invoice amount.',
    'why did i only get part of my refund',
  ],
  'reminder wrongly': [
    'You are dunning me for a bill that I settled on {date}.',
    'I received a payment reminder although the money left my account.',
    'Debt collectors write to me because of your bill, which is paid.',
    'I become letter that I must pay, but I have pay.',
  ],
  'discount code': [
    'The promotional code was refused at the checkout.',
    'My ten percent were not taken off.',
    'code doesnt work, says invalid',
    'I forgot to enter the code, can the discount be granted afterwards?',
    'The reduction from the newsletter is missing on my bill.',
  ],
  'gift card trouble': [
    'How much is left on my gift card?',
    'The gift card cannot be redeemed.',
    'I have scratched off the code of the gift card and cannot read it.',
    'When does a gift voucher expire?',
  ],
  'card trouble': [
    'My card is refused by your checkout.',
    'Payment fails every time at the last step.',
    'cant pay, error at checkout after entering card',
    'I paid and the page crashed. Was the payment made?',
  ],
  'paid but open': [
    'I transferred the amount on {date}, but the order is shown as unpaid.',
    'My transfer has not been matched to the order.',
    'i already paid why does it say payment pending',
  ],
  'unknown debit': [
    'I do not know what your debit of {money} is for.',
    'There is an entry of yours on my statement and I have bought nothing.',
    'who charged my card {money}?? never ordered from you',
    'Please explain the withdrawal of {money} on {date}.',
  ],
  'shipping fee': [
    'Shipping was to be free, yet it is on the bill.',
    'Why did I pay postage twice for a single order?',
    'charged {money} for delivery even tho it said free',
  ],
  'tax and business': [
    'We are exempt from VAT, how do we get the tax back?',
    'Is the price with or without VAT?',
    'Please send the invoice with reverse charge.',
  ],
  'instalment plan': [
    'How do I change the day of my monthly rate?',
    'The instalment was taken twice this month.',
    'Can I pay the remaining instalments at once?',
  ],
  'price after purchase': [
    'Two days after I bought it the price fell. Do I get the difference?',
    'You have lowered the price by {money}, will you match it for me?',
    'same {item} is {money} less today, price match?',
  ],
  'hold on card': [
    'Two amounts are reserved on my card, when will one be released?',
    'The reservation of {money} has not been lifted.',
    'Is this a pre-authorisation or a real charge?',
  ],
  'phone note billing': [
    'Caller needs a copy of the invoice.',
    'Customer was charged two times and wants one payment back.',
    'Caller says that the promised refund has not come to the account.',
    'Caller got a reminder for a paid bill.',
  ],
  'change payer': [
    'I wish to pay with another card than the one on file.',
    'Please charge my new card from now on, the old one has expired.',
    'My bank details have changed, where do I enter them?',
  ],
  'currency question': [
    'Why was my card charged in dollars?',
    'My bank took a fee since you bill in another currency.',
    'Can I pay in euros?',
  ],
  'billing anger': [
    'You have stolen {money} from my account!',
    'Pay back what you took too much, at once!',
    'I will have my bank reverse the charge.',
  ],
  'deposit back': [
    'I have not got the deposit for the bottles back.',
    'When is the deposit paid out?',
    'The deposit was charged although I brought the crate back.',
  ],
}
