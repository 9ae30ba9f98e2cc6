import { markup } from './markup.ts'

/** How the page looks: on a screen by day and by night, on a narrow one, and on paper. */
export const style = markup`<style>
:root {
  color-scheme: light dark;
  --page: #ffffff; --panel: #f6f7f9; --ink: #1b2026; --soft: #59636e; --line: #dfe3e8; --link: #1f54c4;
  --up: #2a6fdb; --down: #c4581a; --first: #2a6fdb; --second: #c4581a; --mark: #1b2026; --guide: #8a94a0;
  --good: #11643a; --good-back: #e4f4ea; --bad: #a3211a; --bad-back: #fdeae8; --open: #7a4a00; --open-back: #fdf1dc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171b; --panel: #1c2025; --ink: #e9ecef; --soft: #a2acb7; --line: #30363d; --link: #8db4ff;
    --up: #6aa0ff; --down: #f09a5f; --first: #6aa0ff; --second: #f09a5f; --mark: #e9ecef; --guide: #7d8793;
    --good: #7fdca6; --good-back: #12301f; --bad: #ff9d94; --bad-back: #3a1714; --open: #f3c878; --open-back: #35270d;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 32px 24px 64px; }
h1 { font-size: 30px; line-height: 1.2; margin: 0 0 4px; letter-spacing: -0.01em; text-wrap: balance; }
h2 { font-size: 20px; margin: 0 0 12px; }
h2 .muted { font-weight: 400; font-size: 16px; }
p { margin: 0 0 12px; }
a { color: var(--link); }
section { margin-top: 48px; }
.over { margin: 0 0 4px; color: var(--soft); font-weight: 600; }
.muted { color: var(--soft); font-size: 13px; }
.note { color: var(--soft); font-size: 13px; margin-top: 10px; max-width: 80ch; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; background: var(--page); padding: 8px; }
.verdict { margin: 20px 0 16px; padding: 14px 18px; border-radius: 8px; font-size: 17px; }
.verdict.good { background: var(--good-back); color: var(--good); }
.verdict.bad { background: var(--bad-back); color: var(--bad); }
.amount { white-space: nowrap; font-variant-numeric: tabular-nums; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(190px, 1fr)); gap: 12px; margin: 0 0 8px; }
.tile { background: var(--panel); border-radius: 8px; padding: 12px 16px; }
.tile dt { color: var(--soft); font-size: 13px; }
.tile dd { margin: 0; }
.tile b { display: block; font-size: 24px; line-height: 1.3; font-variant-numeric: tabular-nums; }
.tile .muted { display: block; }
nav { display: flex; flex-wrap: wrap; gap: 4px 18px; margin-top: 16px; }
.wide { overflow-x: auto; }
.wide:focus-visible, a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding: 0 0 6px; }
th, td { text-align: left; vertical-align: top; padding: 8px 12px 8px 0; border-bottom: 1px solid var(--line); font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
thead th, thead td { color: var(--soft); font-size: 13px; padding-top: 0; vertical-align: bottom; }
.list tbody th { font-weight: 600; }
.list tbody th .muted { font-weight: 400; }
.list td, .list th { overflow-wrap: break-word; }
.number:not(:last-child) { padding-right: 20px; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
h3 { font-size: 15px; margin: 28px 0 8px; }
.day { white-space: nowrap; font-variant-numeric: tabular-nums; }
td.words { min-width: 240px; }
td.who { min-width: 160px; overflow-wrap: anywhere; }
.line { overflow-wrap: anywhere; }
.side { width: 24%; }
.proposal { color: var(--soft); margin-top: 2px; }
.tag { display: inline-block; padding: 1px 8px; border-radius: 999px; background: var(--panel); font-size: 13px; }
.tag.good { background: var(--good-back); color: var(--good); }
.tag.open { background: var(--open-back); color: var(--open); }
.walk th[scope='row'] { width: 1%; white-space: nowrap; padding-right: 20px; }
.walk td, .walk th { vertical-align: middle; }
.walk td:nth-child(2) { padding-top: 0; padding-bottom: 0; min-width: 220px; }
.walk tbody tr:not(.strong) { --line: transparent; }
.walk tbody th, .walk tbody td { padding-top: 4px; padding-bottom: 4px; }
.walk tbody tr.strong th, .walk tbody tr.strong td { font-weight: 600; }
.walk tbody tr.total th, .walk tbody tr.total td { border-top: 1px solid var(--ink); border-bottom: 0; padding-bottom: 22px; }
.walk tbody tr.total td:nth-child(2) { padding-bottom: 18px; }
.walk .scale { display: table-cell; }
.walk .scale span { font-variant-numeric: tabular-nums; }
.walk .scale span:last-child { float: right; }
.tallies { margin-top: 24px; }
.tallies th[scope='row'] { width: 1%; white-space: nowrap; padding-right: 20px; }
.tallies td { vertical-align: middle; }
.tallies .number { width: 1%; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(380px, 1fr)); gap: 0 40px; align-items: start; }
.bar { display: block; width: 100%; height: 22px; }
.walk .bar { height: 30px; }
.bar .up { fill: var(--up); } .bar .down { fill: var(--down); } .bar .first { fill: var(--first); } .bar .second { fill: var(--second); }
.bar .mark { fill: var(--mark); } .bar .guide { fill: var(--guide); opacity: 0.55; }
.key { display: inline-block; width: 10px; height: 10px; border-radius: 2px; margin: 0 2px 0 8px; }
.key.first { background: var(--first); margin-left: 0; } .key.second { background: var(--second); }
.hashes { margin: 0 0 16px; display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; }
.hashes dd { margin: 0; font-family: ui-monospace, 'Cascadia Mono', Menlo, Consolas, monospace; font-size: 13px; overflow-wrap: anywhere; }
.signing { display: none; }
@media (max-width: 640px) {
  main { padding: 20px 16px 48px; }
  h1 { font-size: 24px; }
  .pair { grid-template-columns: 1fr; }
  .tiles { grid-template-columns: 1fr 1fr; }
  .tile { padding: 10px 12px; }
  .walk .scale span { display: none; }
  .walk td:nth-child(2) { min-width: 120px; }
  .walk th[scope='row'], .tallies th[scope='row'] { white-space: normal; min-width: 130px; }
  .hashes { grid-template-columns: 1fr; }
  .tallies .chart { display: none; }
  .list { min-width: 720px; }
}
@media print {
  :root {
    color-scheme: light;
    --page: #ffffff; --panel: #f6f7f9; --ink: #000000; --soft: #444444; --line: #cccccc; --link: #000000;
    --up: #2a6fdb; --down: #c4581a; --first: #2a6fdb; --second: #c4581a; --mark: #000000; --guide: #777777;
    --good: #11643a; --good-back: #e4f4ea; --bad: #a3211a; --bad-back: #fdeae8; --open: #7a4a00; --open-back: #fdf1dc;
  }
  @page { margin: 16mm 14mm; }
  body { font-size: 10px; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 20px; } h2 { font-size: 14px; } h3 { font-size: 11px; } h2, h3, caption { break-after: avoid; }
  .muted, .note, thead th, thead td, .tag { font-size: 9px; }
  section { margin-top: 20px; }
  nav, .skip { display: none; }
  .wide { overflow: visible; }
  .tiles { grid-template-columns: repeat(4, 1fr); }
  .tile b { font-size: 16px; } .tile dt { font-size: 9px; } .verdict { font-size: 12px; padding: 10px 14px; }
  .bar, .walk .bar { height: 18px; }
  thead { display: table-header-group; }
  tr, .tile, .verdict { break-inside: avoid; }
  .bar, .verdict, .tile, .tag, .key { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  td.words, td.who { min-width: 0; }
  th, td { padding-top: 4px; padding-bottom: 4px; }
  .signing { display: flex; gap: 24px; margin-top: 32px; break-inside: avoid; }
  .signing p { flex: 1; border-top: 1px solid #000000; padding-top: 4px; }
}
</style>`
