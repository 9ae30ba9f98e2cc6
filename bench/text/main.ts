import { parseArgs } from 'node:util'
import { sentenceEncoder } from '../../packages/operant/src/reasoning/text/encoder.ts'
import { measureBanking, type BankingResult } from './banking.ts'
import { measureClinc, type ClincResult } from './clinc.ts'
import { banking77, clinc150, dataFolder } from './sentences.ts'
import { vectorsOf } from './vectors.ts'

/** How well texts are classified offline, on public data that is not part of this repository. */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    splits: { type: 'string', default: '5' },
    /** Examples per intent, as in `5,10,50,all`; empty: Banking77 is left out. */
    examples: { type: 'string', default: '10,all' },
    /** Without the slowest parts: two splits of 10 examples per intent. */
    short: { type: 'boolean', default: false },
  },
})
/** In-scope sentences that may be left to a person for the sake of those that belong to none. */
const allowedLosses = [0.05, 0.1]

const folder = dataFolder()
if (folder === undefined) {
  console.log('The data is not here: set TEXT_DATA to a folder with banking77_train.csv and clinc150_train_val.json.')
  process.exit(0)
}
const say = (line: string): void => {
  if (!values.json) console.log(line)
}
const encoder = await sentenceEncoder()
if (!encoder) say('The sentence encoder is not installed: words alone are looked at.')
const splits = values.short ? 2 : Number(values.splits)
const seeds = Array.from({ length: splits }, (_, index) => index + 1)
const sentences = banking77(folder)
const vectors =
  encoder &&
  (await vectorsOf(
    encoder,
    sentences.map(({ text }) => text),
  ))
const reading = vectors ? [vectors, undefined] : [undefined]

say(`Banking77, 77 intents: a seeded, stratified fifth of the training file held out, mean of ${seeds.length} splits`)
const banking = examplesAsked().flatMap((examples) =>
  reading.map((one) => {
    const result = measureBanking(sentences, one, examples, seeds)
    say(bankingLine(result))
    return result
  }),
)
const clinc = values.short ? undefined : clinc150(folder)
const scopes: ClincResult[] = []
if (clinc) {
  say('CLINC150, 150 intents and what is none of them: its validation part')
  const texts = Object.values(clinc).flatMap((part: readonly { readonly text: string }[]) => part)
  const meant =
    encoder &&
    (await vectorsOf(
      encoder,
      texts.map(({ text }) => text),
    ))
  for (const result of measureClinc(clinc, meant, allowedLosses)) {
    scopes.push(result)
    say(clincLine(result))
  }
}
if (values.json) console.log(JSON.stringify({ banking, clinc: scopes }, null, 2))

function bankingLine({ examples, reads, accuracies, mean, confidence, at, seconds }: BankingResult): string {
  const spread = `${Math.min(...accuracies).toFixed(3)} to ${Math.max(...accuracies).toFixed(3)}`
  const sure = at.map((one) => `p ≥ ${one.threshold}: ${percent(one.answered)} at ${percent(one.right)}`).join(', ')
  const each = examples === 'all' ? 'all examples' : `${examples} examples`
  return `  ${each.padEnd(12)}  ${reads.padEnd(17)}  ${mean.toFixed(3)} (${spread}), says ${confidence.toFixed(3)}; ${sure}; ${seconds.toFixed(0)} s`
}

function clincLine({
  reads,
  accuracy,
  threshold,
  allowedLoss,
  loss,
  rightAndSure,
  recall,
  seconds,
}: ClincResult): string {
  return `  ${reads}: accuracy ${accuracy.toFixed(3)}; at ${percent(allowedLoss)} in-scope loss allowed (p ≥ ${threshold.toFixed(2)}) out-of-scope recall ${percent(recall)}, in-scope loss ${percent(loss)}, in scope sure and right ${percent(rightAndSure)}; ${seconds.toFixed(0)} s`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function examplesAsked(): readonly (number | 'all')[] {
  if (values.short) return [10]
  const asked = values.examples.split(',').filter((one) => one !== '')
  return asked.map((one) => (one === 'all' ? one : Number(one)))
}
