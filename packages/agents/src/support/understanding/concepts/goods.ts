import type { Concepts } from './concept.ts'
import { goods, kind, wrong } from './word-groups.ts'

/** Meanings about the state and the kind of the goods. */
export const goodsConcepts: Concepts = {
  xbroken: String.raw`
    (?<!seal (?:is|was) )brok(?:en|e) ; damaged? ; damages ; crack(?:ed|s)? ; smash(?:ed)? ; shatter(?:ed)? ; scratch(?:ed|es)?(?! off)
    dent(?:ed|s)? ; torn ; ripped ; bent ; snapped ; chip(?:ped|s) ; leak(?:s|ed|ing|y)? ; crushed ; ruined
    wrecked ; splinters? ; fragments? ; splintered ; demolished ; split ; warped ; rust(?:y|ed)? ; mou?ldy? ; stain(?:ed|s)? ; in (?:pieces|bits|shards)
    to bits ; squashed ; soak(?:ed|ing) ; burst ; spill?(?:ed|t) ; shards ; hole ; dirty ; peel(?:s|ing|ed)
    came (?:off|apart|loose|undone) ; coming (?:off|apart) ; broke off ; fell (?:off|apart) ; falls? apart
    wobbl\w* ; crooked ; defaced ; puncture\w* ; drips? ; dripping ; spoil(?:ed|t) ; best[\s-]before ; kaputt?`,
  xfaulty: String.raw`
    defect(?:ive|s)? ; fault(?:y|s)? ; malfunction\w* ; dead
    stop(?:s|ped)? (?:work|function|charg|respond|play)\w* ; (?:just|then|suddenly|simply) (?:stopped|died)
    quit working ; given up ; gave up
    (?<!(?:button|checkout|page|site|website|app|form|search|link|portal|code) )(?:does|do|did|will|would|is|are|has|can|could|wo|ca)\s?n[o'’]?t (?:\w+ )?(?:work|turn on|switch|power|start|charge|charging|function|react|respond|heat|open|close|shut|connect|hold|boot|spin|light)\w*
    (?:no longer|never|not) (?:work|function|turn|switch|heat|charg)\w*
    wont (?:turn|power|start|work|charge|switch) ; doesnt (?:work|turn|charge|start|function|heat|switch)
    overheat\w* ; smok(?:e|ing) ; spark\w* ; burn(?:s|t|ed|ing)? ; caught fire ; (?:electric )?shock
    flicker\w* ; rattl\w* ; grinding ; noise ; died ; error (?:code )?e?\d
    no (?:sound|power|light|reaction|effect) ; sign of life ; nothing happens ; no longer holds ; unusable ; (?<!service is )useless ; poor quality ; bad quality
    low quality`,
  xwarranty: String.raw`
    warranty ; guarantee ; statutory`,
  xharm: String.raw`
    rash ; injur\w* ; hurt ; cut (?:my|his|her) ; allergic ; dangerous ; hazard ; safety ; fire ; melted`,
  xwrong: String.raw`
    ${wrong}\b.{0,20}\b(?:${goods}|${kind})
    (?:sent|send|got|received|delivered|shipped|came|is|are) (?:me |us )?(?:the |a |an )?(?:wrong|incorrect|different)
    (?:not|n['’]?t) the (?:right|correct|same) ; not (?:the )?(?:right|correct|same) ${goods}
    (?:does|do|did)(?: not|n['’]?t) (?:match|correspond) ; mismatch ; differs?`,
  xinstead: String.raw`
    expecting (?:the|a|an) [^.!?\n]{1,40} (?:and|but) ; instead ; in place of ; rather than ; not (?:what|the one|the thing) (?:i|we|was)? ; mix(?:ed)?[\s-]?up
    swapped ; (?:never|did(?:n['’]?t| not)) (?:actually )?ordere?d?
    but (?:i )?(?:got|received|recieved|you sent)
    should (?:be|have been) (?!here|delivered|there|sent|with|in) ; was (?:supposed|meant) to be
    (?:i|we) (?:ordered|chose|asked for|bought|paid for|wanted|selected|picked|had selected|wished for)\b(?:(?!\bnot\b|\bnever\b|n['’]?t\b|\bnothing\b)[^.!?\n]){1,60}\b(?:got|received|recieved|sent|shipped|turned up|in the (?:box|bag|packet))
    (?<!\b(?:not|never|have|had|been|nt) )(?<!n.t )(?:got|received|recieved|contain(?:s|ed)|there was)[^.!?\n]{1,50}\b(?:i|we) (?:had |actually )?(?:ordered|chose|asked for|bought|selected|picked|wanted)
    belongs? to ; another (?:customer|brand|type) ; similar one ; in error ; ordered:
    ${wrong} (?:one|language|side)
    (?:ordered|chose|selected|asked for|was) [^.!?\n]{1,30},? (?:but )?(?:received|got|sent|delivered)
    (?:i|we) (?:need|wanted|want) the \w+ (?:one )?and`,
  xcontents: String.raw`
    (?:in|inside) (?:the|my) (?:box|bag|parcel|package|carton|packet|delivery) (?:was|were|is|i found|i have found|there)
    (?:box|bag|parcel|package|carton|packet) (?:held|holds|contained|contains|had) ; (?:inside|outside) (?:was|it says|is)`,
  xforanother: String.raw`
    (?:another|other|two|different) customers? ; meant for (?:an?|another|some\w*) ; somebody else ; someone else
    by (?:mistake|error) ; by your mistake ; not mine ; mixed`,
  xownwrong: String.raw`
    (?:i|we) (?:\w+ )?(?:took|chose|picked|ordered|selected|clicked|bought|typed) the wrong
    (?:fits?|fitting) (?:me|us)? ; tr(?:y|ied) (?:it|them)? ?on ; unpacked it ; keep (?:it|one)`,
  xaccessory: String.raw`
    screws? ; cables? ; chargers? ; manual ; remote ; shelf ; parts? ; lid ; plug ; bolts?
    accessor(?:y|ies)`,
  xmatches: String.raw`
    (?:match\w*|compare\w*|differ\w*|unlike|description|pictured?|photo on|as shown|advertised)`,
}
