import type { Concepts } from './concept.ts'
import { come, goods, not, papers } from './word-groups.ts'

/** Meanings about a delivery that did not come as it should. */
export const deliveryConcepts: Concepts = {
  xnotcome: String.raw`
    ${not}(?:\s+\w+){0,3}?\s+${come}(?!(?:\s+\w+){0,4}\s+${papers})
    nothing (?:here|so far|yet|in the post|has come)
    no (?:parcel|package|packet|delivery|sign of|trace of)`,
  xwhereis: String.raw`
    where(?:['’]?s| is| are| the)?\b.{0,25}\b${goods} ; whereabouts ; locate ; find my
    (?:present|current) location ; (?:happened|happens) (?:to|with) (?:my|the|our) ; bec(?:a|o)me of ; chas(?:e|ing)
    where (?:stay|find|exactly|did|has|is now|is he) ; (?:trace|search|look for) (?:my|the|our)
    status of (?:my|the|our) ; (?:order|shipping|delivery|shipment) status ; (?:has|have) become of
    update on ; eta
    when (?:will|can|do|does|should|is|are|might) .{0,40}(?:arriv\w*|deliver\w*|come|get here|be here|ship\w*|sent)
    has .{0,20}(?:shipped|been (?:sent|shipped|dispatched))`,
  xexpect: String.raw`
    by when ; how soon ; (?:on )?(?:what|which) (?:day|date) ; the day (?:on which|when) ; dates? of (?:arrival|delivery)
    (?:may|can|could|do|should|to) (?:i |we |be )?expect(?:ed)? ; count on ; in my hands ; reach(?:es|ed)? (?:me|us)
    will (?:my|the|our) .{0,30}(?:be|get|come) (?:here|with) ; gonna (?:get|come|be) ; (?:be|arrive) with (?:me|us)`,
  xwaiting: String.raw`
    (?:still|been|am|keep|kept|are) wait(?:ing)? ; how (?:much )?long(?:er)? ; over\s?due ; (?<!without (?:further |any |more |undue )?)delay(?:ed|s)?
    (?:is|are|was|be|been|arriving|running|weeks|days) late ; postponed ; weeks ago ; by now
    should have (?:been|come|arrived) ; was due`,
  xmissing: String.raw`
    missing ; (?<!have |i |i've )lost ; vanished ; disappeared ; stolen ; nowhere ; no (?:sign|trace)(?! of life) ; gone astray
    went astray ; theft ; took (?:it|the parcel|my parcel) ; left out
    forgot(?:ten)? to (?:put|send|include|pack) ; not (?:in|among|included|inside) ; none in ; incomplete
    (?:came|arrived) without ; (?:was|is|were|are) ?n[o’']?t (?:in|inside|there|with) ; empty`,
  xsaysdelivered: String.raw`
    (?:says?|said|shows?|showing|marked|claims?|claimed|states?|according to|status|supposedly|listed as|reported|told|allegedly|apparently)\b.{0,50}\b(?:deliver\w*|dropped|handed|signed|left|collected)
    proof of delivery ; delivery photo ; signature ; signed (?:for|by)`,
  xcarrier: String.raw`
    couriers? ; carriers? ; drivers? ; postman ; mailman ; post office ; depot
    sorting (?:office|cent(?:er|re)) ; dhl ; ups ; fedex ; dpd ; evri ; hermes ; royal mail ; gls ; usps
    track(?:ing|ed)? ; in transit ; out for delivery ; shipping status ; customs ; dispatch(?:ed)?`,
  xplaces: String.raw`
    neighbou?rs? ; porch ; door(?:step|bell|man)? ; front door ; safe place ; reception(?:ist)?
    mail\s?room ; post room ; concierge ; lobby ; letter\s?box ; mailbox ; lockers? ; flat ; apartment
    unit ; building ; across the (?:road|street) ; wrong address ; wrong house ; at home`,
  xpickup: String.raw`
    pick(?:ed)?[\s-]?up ; collect(?:ion)? point ; parcel shop ; collect (?:it|my|the) ; redeliver\w*
    (?:delivery )?attempt(?:ed)? ; sorry we missed you`,
  xbacktosender: String.raw`
    (?:return(?:ed|ing)?|back|way back|sent back) to (?:the )?sender ; undeliverable ; on its way back
    never refused ; address was not found`,
  xpartial: String.raw`
    only (?:one|two|half|part|some|\d) ; rest of (?:my|the|it) ; half of ; part of (?:my|the|our)
    other (?:box|parcel|half|items?|package) ; \d of \d
    (?:one|two|three|\d) (?:out )?of (?:the )?(?:two|three|four|five|six|\d)
    (?:second|first) (?:box|parcel|package|one) ; only (?:one|two|half|part)
    (?:paid for|ordered) (?:two|three|four|\d)`,
}
