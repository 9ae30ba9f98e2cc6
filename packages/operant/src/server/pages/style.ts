/** The only style of pages that people are sent. Colours that carry text have a contrast of 4.5 or more. */
export const style = `
:root { color-scheme: light dark; --paper: #fbfaf8; --raised: #f3f1ec; --ink: #1d1c1a; --soft: #5c5850; --rule: #8a857b; --accent: #0c5a5e; --bad: #a62b2b }
@media (prefers-color-scheme: dark) { :root { --paper: #16171a; --raised: #1e2024; --ink: #e9e6df; --soft: #a8a397; --rule: #7b7f87; --accent: #7cc5c4; --bad: #f09a8f } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif }
main { max-width: 44rem; margin: 0 auto; padding: 2.4rem 1.2rem 4rem }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; text-wrap: balance; overflow-wrap: anywhere }
h2 { font-size: 1rem; margin: 1.8rem 0 0.4rem }
p { margin: 0 0 0.8rem; overflow-wrap: anywhere }
dl { margin: 0; display: grid; grid-template-columns: minmax(7rem, 30%) 1fr; gap: 0.3rem 1rem }
dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere }
ul { padding-left: 1.2rem; margin: 0 }
blockquote { margin: 0.4rem 0; padding: 0.6rem 1rem; border-left: 4px solid var(--rule); background: var(--raised); white-space: pre-wrap; overflow-wrap: anywhere }
.soft { color: var(--soft) } .bad { color: var(--bad) }
form { margin-top: 1.6rem }
fieldset { border: 0; padding: 0; margin: 0 0 1.2rem } legend { padding: 0 }
label, legend { font-weight: 600 } label.choice { font-weight: 400; display: block; padding: 0.2rem 0 }
input:not([type='radio']), textarea { display: block; width: 100%; margin: 0.3rem 0 1.2rem; padding: 0.5rem; font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--rule); border-radius: 4px }
button { font: inherit; font-weight: 600; padding: 0.6rem 1.2rem; margin: 0 0.6rem 0.6rem 0; border: 1px solid var(--accent); border-radius: 4px; background: transparent; color: var(--accent); cursor: pointer }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
`
