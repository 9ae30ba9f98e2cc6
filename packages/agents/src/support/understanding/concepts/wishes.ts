import type { Concepts } from './concept.ts'

/** Meanings about what the customer wants, about money, and about everything else. */
export const wishConcepts: Concepts = {
  xsendback: String.raw`
    returns? ; returnable ; returning ; returned(?! to) ; retour ; rma ; send(?:ing)? (?:\w+ ){1,3}back
    sent (?:\w+ ){1,3}back ; send back ; sent back ; giv(?:e|ing) (?:\w+ ){1,3}back ; give back ; gave back
    take (?:\w+ ){1,3}back ; (?:goes|go|going) back ; (?:bring|hand|handing|taking) (?:\w+ ){1,4}back ; not want to keep`,
  xmyreturn: String.raw`
    (?:my|our|the|a|of) returns?
    return(?:s|ed)? (?:goods|items?|parcel|package|label|portal|form|policy|period|slip)
    for what i return`,
  xwithdraw: String.raw`
    withdraw(?:al)?(?! of sumofmoney) ; cooling[\s-]off ; revo(?:ke|cation) ; 14[\s-]days? ; rescind`,
  xexchange: String.raw`
    exchang(?:e|es|ed|ing) ; swap ; (?:different|other|another|next) size ; need (?:an?|the) (?:xs|s|m|l|xl|\d+)
    size (?:up|down|larger|bigger|smaller) ; change (?:it|them) for
    (?:bigger|smaller|larger|longer|shorter) (?:size|one|pair) ; size up ; size down`,
  xowndecision: String.raw`
    (?:does|do|did)(?:n['’]?t| not) (?:really )?(?:fit|suit|like|need|want)
    too (?:small|big|large|tight|loose|wide|long|short|narrow|heavy|low|high|complicated)
    changed? my mind ; unopened ; unused ; unworn ; still new ; not for (?:me|us) ; no use for
    not (?:my|our|his|her) (?:taste|style|size) ; regret\w* ; second thoughts ; nothing (?:is )?wrong with
    not sure about ; (?:by )?my own (?:fault|mistake) ; myself`,
  xwascancelled: String.raw`
    (?:was|been|is|were|be|got) cancel(?:l?ed) ; after (?:the |my )?cancel\w*
    cancell?ed (?:order|purchase) ; i (?:have )?cancell?ed`,
  xcancel: String.raw`
    (?<!otherwise |or |then |rather |after the |after my )cancel(?:l?ing|lation)? ; be cancelled ; call(?:ed)? off ; annul\w*
    storno ; void ; undo ; from going out ; stop\s+order
    (?:stop|intercept|halt|withdraw|drop|delete) (?:the|my|this|our) (?:order|shipment|delivery|purchase|subscription)
    (?:do not|don['’]?t|dont|not) (?:ship|send|dispatch|process)
    before (?:it|you) (?:ships?|is shipped|goes out|is sent|sends?|dispatch) ; terminate
    unsubscribe from the plan ; (?:no longer|not) (?:need|want|require)\w*(?!(?: \w+){0,4} (?:advert|mail|promo|offer|newsletter))
    (?:not|nt) want (?:(?!advert|mail|promo|offer|newsletter)\w+ ){1,3}any\s?more ; subscription ; auto-?renew\w*`,
  xmistake: String.raw`
    by (?:mistake|accident) ; accident(?:al|ally) ; mistakenly ; ordered twice ; twice the same
    duplicate order ; oops ; identical ; a second time ; (?:minutes?|an hour) ago ; just (?:ordered|placed)`,
  xpaper: String.raw`
    invoices? ; bills? ; billing ; receipts?(?! of (?:delivery|the parcel|my parcel)) ; vat ; tax ; credit note ; pro ?forma ; factura ; accounting
    bookkeeping`,
  xcharged: String.raw`
    (?:was|were|been|got|have|had|you|am|is|be|wrongly) (?:over)?charged
    charged (?:me|twice|my|for|the|too|us|in|double|again) ; (?<!hold )a charge (?:of|on|from) ; charges
    overcharged ; debit(?:ed|s)? ; deducted ; billed ; took (?:the |my )?money
    taken (?:the |my )?(?:money|sumofmoney) ; card (?:was|is|has)`,
  xpay: String.raw`
    (?:credit )?cards ; american express ; visa ; mastercard ; apple pay ; on account
    pay ; pa(?:id|ying) ; payments? ; paypal ; klarna ; credit card ; my card ; bank ; transfer(?:red)?
    instal?lments? ; checkout ; chargeback ; account`,
  xprice: String.raw`
    redeem\w* ; deposit ; (?:promotional|discount|gift|voucher) (?:code|card)s? ; ten percent
    voucher ; discount ; coupon ; promo(?:tion)? ; price ; gift card ; cheaper ; fees? ; sumofmoney`,
  xdouble: String.raw`
    (?:twice|two times|2 times|2x|double|duplicate)\b.{0,30}\b(?:charge\w*|payments?|paid|card|bank|account|debit\w*|bill\w*)
    (?:charge|paid|bill|debit|took|take|payment)\w*\b.{0,40}\b(?:twice|two times|2 times|2x|double|duplicate)`,
  xshippingcost: String.raw`
    (?:delivery|shipping|postage) (?:costs?|fees?|charges?|price) ; free (?:delivery|shipping)
    (?:charged|billed|paid|pay) .{0,25}(?:delivery|shipping|postage) ; should have been free`,
  xallgood: String.raw`
    close (?:my|this) (?:request|case|ticket) ; disregard ; need not do ; settled ; sorted now ; had it ; resolved
    solved ; sorted itself ; close the (?:case|ticket) ; wonderful ; works? perfectly ; after all
    found it ; great (?:service|job) ; never mind ; all is well ; no need to do anything ; in the meantime ; turned up after ; love (?:it|the) ; thank you so much
    just want(?:ed)? to say`,
  xaddresschange: String.raw`
    mistake in (?:the|my) (?:street|address|postcode|town) ; (?:alter|amend|fix|change) (?:the|my) .{0,20}address
    address of ; old address ; wrong (?:street|address|postcode|house number|town) ; correct the address ; (?:my|an|the) (?:office|work) address
    (?:change|update|correct|new|second|another|different) (?:the |my |a )?(?:delivery |shipping )?address
    (?:have|just|we) moved ; moving`,
  xwarrantyasked: String.raw`
    how (?:long|many years)\b.{0,40}(?:guarantee|warranty) ; extended (?:guarantee|warranty)
    (?:what|which) (?:guarantee|warranty) ; should anything happen ; (?:guarantee|warranty) (?:do you|does)`,
  xdeadline: String.raw`
    (?:until|till) when ; how much time ; last day ; up to which day ; deadline ; (?:return|exchange) (?:window|period)
    how many days ; too late ; past the ; out of goodwill ; exception`,
  xgeneral: String.raw`
    usually ; in general ; normally ; policy ; weekdays? ; weekends? ; slot ; which (?:carrier|courier)
    how (?:long|much) does ; opening hours ; open on ; prefer ; shop in ; when ordering`,
  xdigital: String.raw`
    codes? ; links? ; portal ; form ; page ; website ; site ; app ; button in ; my profile
    print(?:ed|er|able)? ; label`,
  xdigitalfault: String.raw`
    (?:link|label|code|page|portal|site|website|app|form|voucher|checkout|button|basket|search|login)\b.{0,30}(?:not react|finds nothing|not work\w*|not open|not load|broken|error|fails?|crash\w*|expired|not accepted)`,
  xmoneyback: String.raw`
    refund(?:ed)? ; money back ; pay (?:me |us )?back ; my money ; money`,
  xmeta: String.raw`
    any(?:one|body) ; nobody ; some(?:one|body) (?:help|there|answer) ; repl(?:y|ies|ied)
    answer(?:s|ed|ing)? ; hear from ; (?:call|contact|phone|ring) me
    my (?:case|ticket|mail|message|question) ; (?:customer )?service ; respond ; help me ; possible\?
    any (?:news|progress) ; a question ; happens? now`,
  xprofile: String.raw`
    advert\w* ; promotions ; (?:marketing|your) (?:e-?)?mails? ; password ; log ?in ; sign ?in
    my (?:account|profile) ; newsletter ; unsubscribe ; mailing list ; marketing ; personal data ; gdpr
    website ; app`,
  xpresale: String.raw`
    in stock ; available ; do you (?:sell|have|ship|deliver|offer|accept|make|give|take) ; recommend
    compatible ; suitable ; before (?:buying|i buy|ordering|i order) ; thinking of buying ; interested in
    is the \w+ (?:\w+ )?(?:safe|made|suitable) ; restock\w* ; manual ; instructions?
    how (?:do|can|does) (?:i|you|it) (?:use|clean|set|pair|wash|open)
    where (?:does|is|was|were|are) .{1,40}(?:come from|made|produced|manufactured) ; put .{1,20}together`,
}
