import type { Draws } from '../random.ts'

export interface Product {
  sku: string
  title: string
  /** Price of one piece in minor units, the same figure in every currency. */
  priceMinor: number
  grams: number
  /** Sold out at every warehouse, or all of it on quality hold. */
  scarce: boolean
  category: 'general' | 'hygiene' | 'custom'
  returnWindowDays: number
  /** Whether a batch is on quality hold: one of two, or the only one. */
  held: 'none' | 'partly' | 'wholly'
  /** The batch that orders were served from, and the one that came after it. */
  batch: string
  laterBatch: string
}

const goods: readonly (readonly [title: string, priceMinor: number, grams: number])[] = [
  ['Electric toothbrush, two heads', 6190, 430],
  ['Ear thermometer', 3790, 190],
  ['Hair clipper', 4590, 520],
  ['Name sign, engraved', 4990, 880],
  ['Photo cushion, own picture', 3290, 450],
  ['Blanket, embroidered', 6890, 1150],
  ['Rice cooker, one litre', 4990, 2150],
  ['Wok, carbon steel', 4490, 1890],
  ['Ceiling spot, adjustable', 5590, 840],
  ['Desk fan, three speeds', 3990, 1390],
  ['Electric kettle, glass', 5290, 1280],
  ['Bathroom scale', 4190, 1760],
  ['Enamel mug, set of two', 1850, 620],
  ['Linen tea towels, three', 2190, 340],
  ['Beech chopping board', 2790, 1450],
  ['Cast-iron trivet', 1690, 980],
  ['Oil bottle with pourer', 1490, 560],
  ['Wool cushion cover', 3450, 410],
  ['Reading lamp, clip-on', 3890, 870],
  ['Stoneware bowl, large', 3290, 1720],
  ['Bamboo bath mat', 4490, 2100],
  ['Cotton throw, grey', 4790, 1180],
  ['Kitchen scale, digital', 4290, 930],
  ['Glass storage jars, six', 4650, 3300],
  ['Picture frame, oak A3', 2690, 1290],
  ['Watering can, two litres', 2350, 760],
  ['Garden secateurs', 3190, 480],
  ['Hot-water bottle, knitted', 2490, 530],
  ['Desk organiser, walnut', 4850, 1390],
  ['Candle holders, brass', 3990, 890],
  ['Saucepan with lid, 18 cm', 5890, 1640],
  ['Kettle, brushed steel', 6400, 1310],
  ['Duvet cover, double', 7290, 1480],
  ['Bluetooth speaker, small', 6990, 590],
  ['Coffee grinder, burr', 8450, 1910],
  ['Walking boots, brown', 8900, 1680],
  ['Rain jacket, navy', 7990, 820],
  ['Wall clock, slate', 5990, 1540],
  ['Toaster, two slots', 6790, 1890],
  ['Table lamp, ceramic', 7490, 2240],
  ['Backpack, 22 litres', 8290, 1050],
  ['Yoga mat with strap', 5450, 1960],
  ['Hand blender, 800 watts', 7190, 1370],
  ['Electric razor', 8790, 640],
  ['Frying pan, forged', 5790, 1730],
  ['Bicycle light set', 5290, 390],
  ['Water filter jug', 5690, 1220],
  ['Bread maker', 12990, 6100],
  ['Espresso machine', 18900, 5400],
  ['Robot vacuum cleaner', 24900, 4700],
  ['Office chair, mesh', 15900, 9800],
  ['Noise-cancelling headphones', 16400, 760],
  ['Stand mixer', 21900, 7900],
  ['Down sleeping bag', 13900, 1850],
  ['Side table, ash', 11900, 6700],
  ['Food processor', 14500, 4300],
  ['Kids scooter, three wheels', 6290, 3100],
  ['Drip tray and brush set', 3690, 710],
  ['Egg cooker', 4190, 960],
  ['Trekking poles, pair', 6590, 1120],
  ['Spice rack, steel', 3590, 1480],
  ['Insulated bottle, one litre', 4390, 570],
  ['Door mat, coir', 2990, 2450],
  ['Folding stool', 5190, 2650],
]

const scarceFrom = goods.length - 8
/** The first goods are hygienic or made to order, the next have a batch on hold. */
const hygienic = 3
const made = 6
const heldPartly = 9
const heldWholly = 12

/** The goods on sale; `numberOf` gives each its article and batch numbers. */
export function createCatalogue(numberOf: (kind: 'SKU' | 'LOT', index: number) => number): Product[] {
  return goods.map(([title, priceMinor, grams], index) => {
    const held = index < made || index >= heldWholly ? 'none' : index < heldPartly ? 'partly' : 'wholly'
    return {
      sku: `SKU-${numberOf('SKU', index)}`,
      title,
      priceMinor,
      grams,
      scarce: index >= scarceFrom || held === 'wholly',
      category: index < hygienic ? 'hygiene' : index < made ? 'custom' : 'general',
      returnWindowDays: priceMinor > 14_000 ? 14 : 30,
      held,
      batch: `LOT-${numberOf('LOT', 2 * index)}`,
      laterBatch: `LOT-${numberOf('LOT', 2 * index + 1)}`,
    }
  })
}

/** What a product has to be. */
export interface ProductWish {
  /** Limits of what `quantity` pieces cost, in minor units. */
  low: number
  high: number
  quantity: number
  scarce?: boolean | undefined
  /** Default: nothing of it is on hold; `any` does not mind. */
  held?: Product['held'] | 'any' | undefined
  /** Default: does not matter. */
  category?: Product['category'] | 'not general' | undefined
}

/** A product that fits the wish. */
export function productBetween(catalogue: readonly Product[], draws: Draws, wanted: ProductWish): Product {
  const { low, high, quantity, scarce, held = 'none', category } = wanted
  const fitting = catalogue.filter(
    (product) =>
      product.priceMinor * quantity >= low &&
      product.priceMinor * quantity <= high &&
      (scarce === undefined || product.scarce === scarce) &&
      (held === 'any' || product.held === held) &&
      (category === undefined ||
        (category === 'not general' ? product.category !== 'general' : product.category === category)),
  )
  return draws.pick(fitting)
}
