import type { Families } from './family.ts'

/** Invoices, payments, charges, discounts, tax. */
export const billing: Families = {
  'charged twice': [
    'I was charged twice for {order}.',
    'My bank statement shows two payments of {money} for a single order.',
    'you took the money 2 times from my card!!',
  ],
  'need invoice': [
    'Please send me the invoice for {order}.',
    'I need an invoice for my tax return.',
    'can i get a receipt',
  ],
  'invoice wrong address': [
    'The invoice must be made out to our company, not to me.',
    'The billing address on the bill is wrong, can you correct it?',
  ],
  vat: [
    'Our VAT number is missing from the invoice.',
    'Why was VAT charged? We are a business in another EU country.',
    'Please issue an invoice without tax, we are exempt.',
  ],
  'wrong amount': [
    'I was billed {money}, the price in the shop was lower.',
    'The amount debited does not match the order total.',
  ],
  'unknown charge': [
    'There is a charge of {money} from you on my card that I do not recognise.',
    'What is this debit on my account? I did not buy anything from you in that month.',
  ],
  'payment failed': [
    'My payment was declined but my card works everywhere else.',
    'I cannot pay, the checkout says that the transaction failed.',
  ],
  'paid but unpaid': [
    'I paid by bank transfer on {date} and the order still says "awaiting payment".',
    'You sent me a reminder although the bill is paid long ago.',
  ],
  'reminder fee': [
    'Why is there a dunning fee of {money}? I have paid on time.',
    'I got a letter from a collection agency about a bill I have settled.',
  ],
  'discount missing': [
    'The discount code was not applied to the price.',
    'I should have had 20 percent off, but was charged the full amount.',
  ],
  'gift card': [
    'My gift card balance is wrong.',
    'The voucher of {money} was deducted but not credited to the payment.',
  ],
  'refund not on account': [
    'You confirmed a refund of {money} on {date}, it is not on my account.',
    'The refund you promised has not shown up on my credit card statement.',
  ],
  'refund too little': [
    'I was refunded {money} less than I paid.',
    'The credit note is lower than the amount of the invoice.',
  ],
  'shipping charged': [
    'I was charged shipping although orders above {money} are free of it.',
    'Why did I pay express fees? I chose standard delivery at checkout.',
  ],
  'payment methods': ['Can I pay by invoice or only by card?', 'Do you accept PayPal or Klarna?'],
  instalments: ['I would like to pay in three instalments.', 'When is the next rate of my payment plan due?'],
  'change card': [
    'My credit card has expired, how do I change the payment details?',
    'Please use my new bank account for the direct debit.',
  ],
  'subscription charged': [
    'I ended the subscription in spring and you still debit {money} each month.',
    'A yearly membership fee of {money} was taken without telling me.',
  ],
  currency: [
    'I was charged in dollars rather than in pounds and my bank took a fee.',
    'The exchange rate you used for the payment is wrong.',
  ],
  'proforma and quote': [
    'Our accounting needs a pro forma invoice before we can pay.',
    'Please put our PO number on the invoice, otherwise we cannot pay it.',
  ],
  'invoice not received': ['I never received the bill for {order}.', 'No invoice came with the goods nor by mail.'],
  'copy of old invoices': [
    'I need copies of all invoices from last year.',
    'Can you send me the receipts of my last five orders for the tax office?',
  ],
  'pending hold': [
    'The {money} is reserved on my card though the order was never completed.',
    'The authorisation hold has not been released by you.',
  ],
  'price changed': [
    'The price was {money} in the basket and higher on the bill.',
    'You billed more than what was shown at the checkout.',
  ],
  'cash back': ['The cashback of {money} was not credited.', 'Where are the bonus points for my last payment?'],
  'double paid by me': [
    'By mistake I have transferred the money twice. Please send the second payment back.',
    'I paid the bill by card and my wife paid it by transfer as well.',
  ],
  'tax documents': [
    'I need a tax receipt that shows the VAT rate separately.',
    'Invoice lacks the date of supply, our auditor does not accept it.',
  ],
  chargeback: [
    'My bank has opened a chargeback about your debit of {money}.',
    'I shall have the direct debit reversed if this charge is not explained.',
  ],
  'non-native billing': [
    'Hello, on my bank card is go away {money} two time. Please give one back.',
    'I need factura for my firm, please send with the number of tax.',
    'why you take more money than price is',
  ],
  'pay later bill': [
    'When is the bill for {order} due?',
    'To what bank account shall I transfer the amount, and with what reference?',
  ],
  'statement question': [
    'Please send us a statement of our account, we see open items we cannot place.',
    'According to our books invoice {number} was settled on {date}.',
  ],
  'extra fee': ['What is the handling fee of {money} on my bill?', 'I was billed for gift wrap I had not selected.'],
  invoice: ['Invoice please.', 'Could you e-mail me the bill for {order}?', 'where can I download my invoice'],
  'payment question': [
    'I have a question about my payment.',
    'Did my payment go through?',
    'Has my transfer of {money} reached you?',
  ],
  overcharged: [
    'I have been overcharged.',
    'You charged me {money} too much for the {item}.',
    'why is it more expensive on my card than on the website',
  ],
  'double debit': [
    'The same amount was debited two times.',
    'Duplicate charge on my credit card.',
    'Paypal shows double payment to you',
  ],
  'never got invoice': [
    'I have not received an invoice.',
    'The goods are here, the bill is not.',
    'We are still waiting for the invoice for {order}.',
  ],
  'waiting for refund money': [
    'The {money} you refunded has not arrived in my bank account.',
    'It has been ten days and the refund has not been credited to my card.',
  ],
  'credit note': ['We need a credit note for {order}.', 'Please correct the invoice and send a credit note.'],
  'company details': [
    'Please add our company name and tax number to the bill.',
    'Can the invoice be issued to my employer?',
  ],
  'charged for nothing': [
    'My card was debited and there is no order in my account.',
    'The payment was taken but I got an error and no order confirmation.',
  ],
  'card declined': ['My credit card is rejected at checkout.', 'Payment by PayPal always ends in an error.'],
  'promo code': [
    'Promo code WELCOME{number} does not work.',
    'The coupon was not deducted from my bill.',
    'I forgot the discount at checkout, can you refund the difference?',
  ],
  'price difference': [
    'The {item} is now {money} cheaper, will you refund me the difference?',
    'You advertise a price guarantee: please pay back the difference.',
  ],
  'free shipping': [
    'Shipping should have been free.',
    'I was billed {money} for delivery, the page said free delivery.',
  ],
  'tax question': ['Which VAT rate was used on the invoice?', 'Is the {money} with or without tax?'],
  'direct debit': ['The direct debit bounced, how can I pay now?', 'Please debit my other account from now on.'],
  dunning: [
    'I got a payment reminder for something I paid weeks ago.',
    'Second reminder for a bill that has been paid on {date}!',
  ],
  deposit: ['When do I get my deposit back?', 'The deposit of {money} has not been offset against the bill.'],
  'billing cycle': ['When will my card be charged?', 'Is my account billed when I order or when you ship?'],
  'angry billing': [
    'Thieves! You have taken {money} out of my account without permission.',
    'Explain at once why I pay for something I did not buy.',
  ],
  'cancelled yet charged': [
    'My order was cancelled but my card was charged anyway.',
    'The order is cancelled, the money has not been given back to my card.',
  ],
  'billed for delivery': ['Why is there a delivery charge on my invoice?', 'You billed the shipping twice.'],
  authorisation: [
    'There is a pending payment of {money} on my card.',
    'My bank still shows a reservation by you of {money}.',
  ],
  'cost more': ['I paid more than the listed price.', 'The total on the receipt is not what the item costs.'],
  'code fails': [
    'My discount code is not accepted at checkout.',
    'The voucher code does not work.',
    'Your coupon gives an error.',
  ],
  'which methods': [
    'Is it possible to pay by bank transfer?',
    'Which credit cards do you take?',
    'Can I pay on delivery?',
  ],
  'money taken no order': [
    'The money was taken but the order does not appear in my account.',
    'Payment went through, the shop shows no order.',
  ],
  'voucher balance': ['There should be {money} left on my gift card.', 'My voucher was not taken into account.'],
  'cancelled order money': [
    'After the cancellation my money was not paid back.',
    'When will I be paid back for the cancelled order?',
  ],
  'for tax': ['My accountant needs the invoice.', 'The tax office wants a proper invoice with VAT.'],
  'too much': ['You took too much money.', 'The bill is too high.', 'Why did it cost {money}? It was to be less.'],
  'simple billing words': ['invoice', 'invoice for {order}', 'double payment', 'wrong bill', 'payment problem'],
  'pay how': ['How can I pay?', 'Can I pay with Apple Pay?', 'Is payment in instalments possible?'],
  'gift card left': ['My gift card should still have {money} on it.', 'The gift card was charged too much.'],
  'payment after cancelling': [
    'The order was cancelled by you, but I am still charged.',
    'I cancelled weeks ago and the debit has not been reversed.',
    'I see a charge for the order that was cancelled.',
  ],
}
