import type { ClassifyForm, ExtractForm, JudgedExample, RankForm } from '../../agent/judgements/forms.ts'
import { OutsideText } from '../../facts/outside-text.ts'
import type { DeclaredJudgement, GivenExample, Judged, Judgements, Judging } from '../../run/judgements.ts'
import { sentenceEncoder, type SentenceEncoder } from '../text/encoder.ts'
import { classifyOffline, type Offline } from './classify-offline.ts'
import { confidenceOf, type ExampleStore } from './examples.ts'
import { extractOffline } from './extract-offline.ts'
import { readFile } from './documents/read-file.ts'
import { composeWords, summariseText } from './in-words.ts'
import { Learner } from './learner.ts'
import { askAboutText, askForOrder, type ByModel } from './by-model.ts'
import { extractOnce } from './one-off.ts'
import { promptFor } from './prompts.ts'
import { rankOffline } from './rank-offline.ts'
import type { TrainedStore } from './trained-files.ts'

/** Loads the sentence encoder, or finds that it is not installed. */
type LoadEncoder = () => Promise<SentenceEncoder | undefined>

/** What is judged: its text, where it has one, and its file, where only a model can understand it. */
interface Shown {
  readonly text: string | undefined
  readonly picture: Judging['file']
}

/** Carries out declared judgements: offline first, then by a model, else a person is asked. */
export class DeclaredJudgements implements Judgements {
  private readonly examples: ExampleStore
  private readonly encoder: LoadEncoder
  private readonly learner: Learner
  private readonly given = new Map<string, { readonly version: string; readonly examples: readonly JudgedExample[] }>()

  constructor(examples: ExampleStore, encoder: LoadEncoder = sentenceEncoder, trained?: TrainedStore) {
    this.examples = examples
    this.encoder = encoder
    this.learner = new Learner(trained)
  }

  learn(example: GivenExample): Promise<void> {
    return this.examples.keep(example)
  }

  async judge(judging: Judging): Promise<Judged> {
    const { form } = judging.judgement
    if (form.kind === 'compose') return composeWords(judging, form)
    if (form.kind === 'one-off') return extractOnce(judging)
    if (form.kind === 'read document') {
      if (!judging.file) return unsure('there is no file')
      const content = await readFile(judging.file)
      return { kind: 'gives', value: { ...content, text: OutsideText.from(content.text) }, byModel: false, models: [] }
    }
    const shown = await this.shown(judging, form.text)
    if (form.kind === 'summarise')
      return shown.text === undefined ? unsure('a picture has no text') : summariseText(judging, form, shown.text)
    return this.decided(judging, form, shown)
  }

  /** The text of a document is judged as any text; what has none is for a model to look at. */
  private async shown({ inputs, file }: Judging, textOf: (inputs: Judging['inputs']) => string): Promise<Shown> {
    if (!file) return { text: textOf(inputs), picture: undefined }
    const { text } = await readFile(file)
    return text.trim() === '' ? { text: undefined, picture: file } : { text, picture: undefined }
  }

  private async decided(judging: Judging, form: ClassifyForm | ExtractForm | RankForm, shown: Shown): Promise<Judged> {
    const { judgement } = judging
    const offline = await this.offline(judging, form, shown)
    const isSure = offline.kind === 'found' && offline.confidence >= judgement.atLeast
    if (isSure && form.model !== 'always') return { ...gives(offline), models: [] }
    const asked = form.model === 'never' ? notAsked('it asks no model') : await this.byModel(judging, form, shown)
    if (asked.kind === 'later') return isSure ? { ...gives(offline), models: asked.models } : asked
    if (asked.kind === 'found' && asked.confidence >= judgement.atLeast)
      return { kind: 'gives', value: asked.value, confidence: asked.confidence, byModel: true, models: asked.models }
    if (isSure) return { ...gives(offline), models: asked.models }
    return { kind: 'unsure', reason: reasonOf(judgement, offline, asked), models: asked.models }
  }

  private async offline(
    judging: Judging,
    form: ClassifyForm | ExtractForm | RankForm,
    { text }: Shown,
  ): Promise<Offline> {
    if (text === undefined) return { kind: 'none', reason: 'a picture is only understood by a model' }
    const { agent, judgement, inputs, now } = judging
    if (form.kind === 'rank') return rankOffline(form, text, form.of(inputs), await this.encoderFor(form))
    const given = await this.givenBy(agent, judgement)
    if (form.kind === 'classify')
      return classifyOffline(
        form,
        text,
        given,
        this.learner,
        form.examples.length > 0 ? await this.encoderFor(form) : undefined,
      )
    const asOf = form.asOf ? new Date(form.asOf(inputs)) : now
    return extractOffline(form, judgement.gives, text, asOf, [...form.examples, ...given])
  }

  private encoderFor({ reads }: ClassifyForm | RankForm): Promise<SentenceEncoder | undefined> {
    return reads === 'words' ? Promise.resolve(undefined) : this.encoder()
  }

  /** What people answered and corrected, as examples. */
  private async givenBy(agent: string, { name }: DeclaredJudgement): Promise<readonly JudgedExample[]> {
    const version = await this.examples.version(agent, name)
    const before = this.given.get(`${agent} ${name}`)
    if (before?.version === version) return before.examples
    const kept = await this.examples.examples(agent, name)
    const examples = kept.map(({ text, value }) => ({ text, value }))
    this.given.set(`${agent} ${name}`, { version, examples })
    return examples
  }

  private async byModel(judging: Judging, form: ClassifyForm | ExtractForm | RankForm, shown: Shown): Promise<ByModel> {
    const { models, agent, judgement } = judging
    if (!models?.has('judge', agent)) return notAsked('no model is configured for it')
    if (form.kind === 'rank') return askForOrder(models, judging, form, shown.text ?? '')
    const { prompt, ...rest } = promptFor(judgement, form)
    const measured = await this.examples.measured(agent, judgement.name, prompt)
    // An answer of which nothing is held is not worth its tokens.
    if (measured.length === 0 && form.uncalibrated < judgement.atLeast)
      return notAsked('the model has not been measured on its examples: operant judgements calibrate')
    const asked = await askAboutText(models, judging, form, { ...rest, prompt }, shown)
    if (asked.kind !== 'found') return asked
    const own = measured.find(({ model }) => model === asked.model)
    const confidence = own ? confidenceOf(own, asked.json) : form.uncalibrated
    return { ...asked, confidence }
  }
}

function unsure(reason: string): Judged {
  return { kind: 'unsure', reason, models: [] }
}

function notAsked(reason: string): ByModel {
  return { kind: 'none', reason, models: [] }
}

function gives({ value, confidence }: Extract<Offline, { kind: 'found' }>) {
  return { kind: 'gives', value, confidence, byModel: false } as const
}

function reasonOf({ atLeast }: DeclaredJudgement, offline: Offline, asked: ByModel): string {
  const needed = `${Math.round(atLeast * 100)} % are asked for`
  const first =
    offline.kind === 'found' ? `only ${Math.round(offline.confidence * 100)} % sure, and ${needed}` : offline.reason
  if (asked.kind === 'found') return `${first}; a model is ${Math.round(asked.confidence * 100)} % sure, and ${needed}`
  return asked.kind === 'none' ? `${first}; ${asked.reason}` : first
}
