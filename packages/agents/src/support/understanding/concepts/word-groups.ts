/** Groups of words that several meanings share, as fragments of regular expressions. */
export const goods = [
  String.raw`(?:orders?|parcels?|packages?|packs?|packets?|deliver(?:y|ies)|shipments?|box(?:es)?|items?|things?|`,
  String.raw`products?|goods|stuff|articles?|gift|present|purchase)`,
].join('')
export const come = [
  String.raw`(?:arriv\w*|rec(?:ei|ie|e)v\w*|deliver\w*|com(?:e|es|ing)|came|get(?:ting)?|got|gotten|show(?:n|s|`,
  String.raw`ed)? up|showed|turn(?:s|ed)? up|reach\w*|here|land(?:ed)?|materiali[sz]ed|appeared)`,
].join('')
export const papers = [
  String.raw`(?:refunds?|refunded|money|invoices?|bills?|receipts?|credit|labels?|e-?mails?|confirmation|`,
  String.raw`answers?|repl(?:y|ies)|response|code|newsletters?|password|back from)`,
].join('')
export const not = String.raw`(?:not|never|\w+n['’]?t|no|yet to|nothing|nobody|none|without|neither)`
export const wrong = [
  String.raw`(?:wrong(?! with)|incorrect|(?<!(?:need|want|like|in|for|get|have) an? )different|mistaken|false|someone else['’]?s|somebody else['’]?s|`,
  String.raw`another customer['’]?s)`,
].join('')
export const kind = [
  String.raw`(?:one|size|colou?rs?|model|version|edition|type|brand|kind|flavou?r|pattern|variant|style|language|`,
  String.raw`material|quantity|shade|length)`,
].join('')
