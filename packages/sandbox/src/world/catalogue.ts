import type { Draws } from '../random.ts'

export interface Product {
  sku: string
  title: string
  /** Price of one piece in minor units, the same figure in every currency. */
  priceMinor: number
  grams: number
  /** Sold out at every warehouse. */
  scarce: boolean
}

const goods: readonly (readonly [title: string, priceMinor: number, grams: number])[] = [
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

/** The goods on sale; `numberOf` gives each its article number. */
export function createCatalogue(numberOf: (index: number) => number): Product[] {
  return goods.map(([title, priceMinor, grams], index) => ({
    sku: `SKU-${numberOf(index)}`,
    title,
    priceMinor,
    grams,
    scarce: index >= scarceFrom,
  }))
}

/** A product of which `quantity` pieces cost from `low` to `high`, in minor units. */
export function productBetween(
  catalogue: readonly Product[],
  draws: Draws,
  wanted: { low: number; high: number; quantity: number; scarce?: boolean },
): Product {
  const { low, high, quantity, scarce } = wanted
  const fitting = catalogue.filter(
    (product) =>
      product.priceMinor * quantity >= low &&
      product.priceMinor * quantity <= high &&
      (scarce === undefined || product.scarce === scarce),
  )
  return draws.pick(fitting)
}
