/** The page's only style. Colours are named by what they mean; those that carry text have a contrast of 4.5 or more. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf8; --raised: #f3f1ec; --ink: #1d1c1a; --soft: #5c5850; --rule: #dcd8cf; --accent: #0c5a5e;
  --met: #1f6a5c; --declined: #6b8c9c; --partly: #94804a; --handed: #9c6614; --waiting: #b08428; --failed: #a62b2b;
  --hatch: #3a2905;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #16171a; --raised: #1e2024; --ink: #e9e6df; --soft: #a8a397; --rule: #34363b; --accent: #7cc5c4;
    --met: #4fa392; --declined: #6f8fa0; --partly: #a08b55; --handed: #c58f35; --waiting: #8f7636; --failed: #d0605c;
    --hatch: #1d1605;
  }
}
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem }
body { margin: 0; background: var(--paper); color: var(--ink); font: 0.9375rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif }
main, footer { max-width: 70rem; margin: 0 auto; padding: 0 1.5rem }
h1, h2, h3 { font-weight: 600; line-height: 1.2; text-wrap: balance; margin: 0 }
h1 { font-size: 2.1rem; letter-spacing: -0.018em; max-width: 30ch; margin: 0.3rem 0 0.7rem }
h2 { font-size: 1.0625rem }
h3 { font-size: 0.9375rem; margin: 1.6rem 0 0.3rem }
p { margin: 0 0 0.8rem; max-width: 68ch }
a { color: var(--accent) }
ul, ol { padding: 0; margin: 0 }
code, q { font-size: 0.92em }
code { font-family: ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace; overflow-wrap: anywhere }
i { font-style: normal; font-weight: 600 }
b { font-weight: 600 }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
table caption.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); padding: 0 }
.skip { position: absolute; left: -99rem }
.skip:focus { left: 1rem; top: 1rem; padding: 0.4rem 0.8rem; background: var(--paper); z-index: 1 }
.eyebrow, .fine { color: var(--soft); font-size: 0.8125rem }
.lede { font-size: 1.0625rem; line-height: 1.5 }

header { padding-top: 3.2rem }
.outcomes { margin: 1.6rem 0 1.2rem }
.outcomes > svg { display: block; width: 100%; height: 1.6rem }
.key { list-style: none; display: flex; flex-wrap: wrap; gap: 0.2rem 1.4rem; margin-top: 0.6rem }
.swatch { width: 0.75rem; height: 0.75rem; vertical-align: -0.05em; margin-right: 0.15rem }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.2rem, 1fr)); margin: 0 0 1.6rem; border-top: 1px solid var(--rule) }
.figures > div { padding: 0.55rem 0.8rem 0.55rem 0; border-bottom: 1px solid var(--rule); display: flex; flex-direction: column }
.figures dt { color: var(--soft); font-size: 0.8125rem }
.figures dd { margin: 0; font-size: 1.0625rem; font-variant-numeric: tabular-nums }
.note { background: var(--raised); padding: 0.9rem 1.1rem; font-size: 0.875rem }
.note p { max-width: 92ch }
.note p:last-child { margin: 0 }
nav { margin: 1.4rem 0 0 }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0.2rem 1.2rem; font-size: 0.875rem }

section { display: grid; grid-template-columns: 10.5rem minmax(0, 1fr); gap: 0 2rem; border-top: 1px solid var(--ink); margin-top: 2.6rem; padding-top: 0.9rem }
.body > .lede { margin-bottom: 1rem }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); gap: 0 2.4rem; margin-bottom: 0.8rem }
.columns h3:first-child { margin-top: 0.2rem }
.checks { list-style: none }
.checks li { padding-left: 1.2rem; position: relative; margin: 0.15rem 0 }
.checks li::before { content: ''; position: absolute; left: 0.15rem; top: 0.52em; width: 0.4rem; height: 0.4rem; border: 1.5px solid var(--soft); border-radius: 50% }
.checks.never li::before { border-radius: 0; border-width: 1.5px 0 0; top: 0.75em; width: 0.55rem }

.scroll { overflow-x: auto; margin: 0 0 1.3rem }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: 0.875rem; line-height: 1.4 }
caption { text-align: left; font-weight: 600; padding: 0.5rem 0 0.35rem }
th, td { text-align: left; vertical-align: top; padding: 0.32rem 1.1rem 0.32rem 0; border-top: 1px solid var(--rule) }
th:last-child, td:last-child { padding-right: 0 }
th { font-weight: 400 }
thead th { color: var(--soft); font-size: 0.8125rem; vertical-align: bottom; border-top: 0; padding-top: 0 }
.number { text-align: right; white-space: nowrap }
.share { width: 7.1rem }
.whole, th code { white-space: nowrap }
.bar { display: inline-block; width: 6rem; height: 0.5rem }
.track { fill: var(--rule) }
.fill { fill: var(--met) }

details > summary { cursor: pointer }
.more { margin: 0 0 1rem }
.more > summary { color: var(--accent); width: fit-content }
.rules dt { font-weight: 600; margin-top: 0.6rem }
.rules dd { margin: 0; max-width: 80ch }

.letter { margin: 0 0 1.4rem }
.letter figcaption { color: var(--soft); font-size: 0.8125rem; margin-bottom: 0.4rem }
blockquote { margin: 0; padding: 0.9rem 1.1rem; background: var(--raised); border-left: 3px solid var(--rule) }
.text { white-space: pre-wrap; overflow-wrap: anywhere; font-family: 'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, 'Liberation Serif', serif; font-size: 1rem; line-height: 1.5; margin: 0 }
.letter .fine { margin: 0.5rem 0 0 }
.letter .fine:first-child { margin: 0 }

svg text { font: 11px system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif; fill: var(--soft); font-variant-numeric: tabular-nums }
.timeline, .spans { display: block }
.timeline .lane { text-anchor: end; fill: var(--ink) }
.timeline .time, .timeline .write, .spans .time { text-anchor: middle }
.spans .first { text-anchor: start }
.timeline .write { fill: var(--ink); font-weight: 600 }
.timeline .rule, .spans .rule, .timeline .tick { stroke: var(--rule) }
.timeline .lead { stroke: var(--soft); stroke-dasharray: 2 3 }
.band { fill: var(--raised); stroke: var(--rule) }
.mark { fill: var(--accent); stroke: var(--accent); stroke-width: 1.4 }
.mark.open { fill: var(--paper) }
.mark.bad { fill: var(--failed); stroke: var(--failed) }
.mark .stroke { fill: none; stroke-width: 2 }
.span { stroke: var(--accent); stroke-width: 2 }
.o-met { fill: var(--met) } .o-declined { fill: var(--declined) } .o-partly { fill: var(--partly) }
.o-handedOver { fill: var(--handed) } .o-waiting { fill: var(--waiting) } .o-failed { fill: var(--failed) }
.hatch { stroke: var(--hatch); stroke-width: 1.5; opacity: 0.55; fill: none; vector-effect: non-scaling-stroke }
.writes { padding-left: 1.4rem; margin-bottom: 0.6rem }

.steps { list-style: none; margin: 0.6rem 0 1.2rem; border-left: 2px solid var(--rule) }
.steps > li { padding: 0.16rem 0 0.16rem 1.1rem; position: relative }
.steps > li::before { content: ''; position: absolute; left: -5px; top: 0.72rem; width: 8px; height: 8px; background: var(--paper); border: 2px solid var(--rule); border-radius: 50% }
.steps > .decides::before { border-color: var(--accent); border-radius: 0; transform: rotate(45deg) }
.steps > .acts::before { border-color: var(--accent); background: var(--accent); border-radius: 0 }
.steps summary { overflow-wrap: anywhere }
.quiet summary b { font-weight: 400 }
.quiet .came { color: var(--soft) }
.count { color: var(--soft); font-variant-numeric: tabular-nums }
.verb { color: var(--soft) }
.evidence { margin: 0.3rem 0 0.7rem; font-size: 0.875rem; line-height: 1.45 }
.evidence > div { display: grid; grid-template-columns: 5.2rem minmax(0, 1fr); padding: 0.18rem 0 }
.evidence dt { color: var(--soft); grid-column: 1 }
.evidence dd { margin: 0; grid-column: 2; overflow-wrap: anywhere; max-width: 88ch }
.votes { font-size: 0.8125rem; margin: 0.1rem 0 0.4rem }
.votes th, .votes td { padding: 0.2rem 0.9rem 0.2rem 0; overflow-wrap: break-word }
.votes .not { color: var(--soft) }
.votes .fits th, .votes .differs th { font-weight: 600 }
.reasons { list-style: none }
.evidence dd + dd { margin-top: 0.2rem }
.tale { margin: 0 0 1.4rem }
.tale > div { display: grid; grid-template-columns: 5.2rem minmax(0, 1fr); padding: 0.14rem 0 }
.tale dt { color: var(--soft) }
.tale .turn { margin-top: 0.5rem }
.tale .turn dt { color: var(--ink); font-weight: 600 }
.tale dd { margin: 0; max-width: 80ch; overflow-wrap: anywhere }

footer { margin-top: 3rem; padding-bottom: 3rem; color: var(--soft); font-size: 0.8125rem }
@media (max-width: 50rem) {
  main, footer { padding: 0 1rem }
  header { padding-top: 1.6rem }
  h1 { font-size: 1.6rem }
  section { display: block }
  .margin { margin-bottom: 0.5rem }
  .figures { grid-template-columns: repeat(2, 1fr) }
  .evidence > div { display: block; padding: 0.3rem 0 }
  .steps > li { padding-left: 0.8rem }
  .bar { width: 3rem }
  .wide { min-width: 40rem }
}
@media print {
  html { font-size: 9.5pt }
  main, footer { max-width: none; padding: 0 }
  nav, .skip { display: none }
  section { grid-template-columns: 8rem minmax(0, 1fr) }
  .timeline, .spans { max-width: 100%; height: auto }
  .scroll { overflow: visible }
  .more::details-content { content-visibility: visible; display: block }
  h2, h3, caption, summary { break-after: avoid }
  tr, .figures, figure { break-inside: avoid }
}
`
