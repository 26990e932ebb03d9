// Who searches writes as the keyboard at hand does: without accents, in another case or width, a part of a word where words have no blanks.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import grpcPb from '../../../gen/plaza/catalog/v1/catalog_grpc_pb.js';
import pb from '../../../gen/plaza/catalog/v1/catalog_pb.js';
import { startCatalog } from '../testing/catalog.ts';
import { newBook, newProduct } from '../testing/messages.ts';

const { BooksService, CatalogService } = grpcPb;
const catalog = await startCatalog();
after(catalog.close);

async function names(query: string, category = ''): Promise<string[]> {
  const request = new pb.SearchProductsRequest();
  request.setQuery(query);
  request.setCategory(category);
  const frames = await catalog.stream(CatalogService.searchProducts, request);
  assert.equal(frames.pop()?.getFrameCase(), pb.SearchProductsResponse.FrameCase.END);
  return frames.map((frame) => frame.getItem()!.getName()!.normalize('NFC'));
}

/** What there is, and the queries that find it. */
const FOUND: Readonly<Record<string, readonly string[]>> = {
  北京烤鸭: ['北京', '京烤', '烤鸭', '鸭', '北京烤鸭', '"北京 烤鸭"', '北京 烤鸭'],
  東京タワー: ['東京', 'タワー', 'ﾀﾜｰ', '京タ', '東', '東京タワー'],
  'iPhone15ケース 黒': ['iPhone15 ケース', 'ケース', 'ｉＰｈｏｎｅ１５', 'ケース iphone15', 'iphone15ケース'],
  'ハリー・ポッター': ['ハリーポッター', 'ハリー ポッター', 'ﾎﾟｯﾀｰ', 'ポッター'.normalize('NFD')],
  Tシャツ: ['Tシャツ', 'Ｔシャツ', 'シャツ'],
  서울시청: ['서울', '시청', '서울시청'.normalize('NFD'), '울시'],
  กรุงเทพมหานคร: ['กรุงเทพ', 'มหานคร', 'นคร'],
  ភាសាខ្មែរ: ['ខ្មែរ'],
  Naïve: ['naive', 'NAÏVE', 'nai\u0308ve', 'Naıve'],
  'Naive soul': ['naïve soul', 'naïve-soul'],
  'Cre\u0300me bru\u0302le\u0301e': ['crème brûlée', 'creme brulee', 'CREME'],
  'Łódź Søren': ['lodz', 'soren', 'ŁÓDŹ'],
  Straßenkarte: ['strassenkarte', 'STRASSENKARTE', 'STRAẞENKARTE'],
  'ISPARTA İstanbul': ['istanbul', 'İSTANBUL', 'ısparta'],
  Ёжик: ['ежик', 'ЁЖИК', 'Ежик', 'е\u0308жик'],
  'Σαλάτα οδός': ['σαλατα', 'ΣΑΛΑΤΑ', 'οδοσ', 'ΟΔΟΣ'],
  'ＡＢＣ Ｄ７': ['abc', 'ABC d7', 'ａｂｃ'],
  'Plain ABCD': ['ＡＢＣＤ'],
  שָׁלוֹם: ['שלום', 'שָׁלוֹם'],
  مُحَمَّد: ['محمد', 'محمـــد'],
  'Don’t “panic” e‑mail': ["don't panic", 'e-mail', '“panic”', 'don’t'],
  'Kaffee ☕ 🎉': ['☕', '🎉', '☕️'],
  'Вода 100% naïve_x': ['100%', 'вода 100'],
};

describe('SearchProducts folds what is stored and what is asked for', () => {
  before(async () => {
    for (const name of Object.keys(FOUND))
      await catalog.call(CatalogService.createProduct, newProduct({ name, category: 'folded' }));
    await catalog.call(
      BooksService.createBook,
      newBook({ title: 'La métamorphose', author: 'Gustave Ünwin 卡夫卡', isbn: '9780805210576' }),
    );
    for (const [name, description] of [
      ['去上海', ''],
      ['火车票', '从上海出发'],
      ['上海滩', ''],
      ['上海', ''],
    ] as const)
      await catalog.call(CatalogService.createProduct, newProduct({ name, description, category: 'ranked' }));
  });

  for (const [name, queries] of Object.entries(FOUND)) {
    for (const query of queries)
      it(`finds ${name} by ${query}`, async () => {
        const found = await names(query, 'folded');
        assert.equal(found[0], name.normalize('NFC'), `${found}`);
      });
  }

  for (const query of [
    '卡夫卡',
    'unwin',
    'METAMORPHOSE',
    'ISBN-13: 978‑0‑8052‑1057‑6',
    '０８０５２１０５７１',
  ]) {
    it(`finds a book by ${query}`, async () => assert.deepEqual(await names(query), ['La métamorphose']));
  }

  for (const query of ['京北', '北烤', '北京 -烤鸭', '%', '_', '\\', '%%%', '… – 。', 'タ東', '鸭北京烤']) {
    it(`finds nothing for ${query}`, async () => assert.deepEqual(await names(query, 'folded'), []));
  }

  it('leaves out what is excluded, and takes either', async () => {
    assert.deepEqual(await names('ケース -黒', 'folded'), []);
    assert.deepEqual((await names('北京 or 서울', 'folded')).sort(), ['北京烤鸭', '서울시청']);
  });

  it('puts the word before what begins with it, and that before a part', async () => {
    assert.deepEqual(await names('上海'), ['上海', '上海滩', '去上海', '火车票']);
  });

  it('answers the longest query, whatever it is made of', async () => {
    for (const character of [
      '京',
      '𐐷',
      '㎯',
      '﷽',
      'é',
      '"',
      '-',
      '(',
      "'",
      '\\',
      '🎉',
      'e\u0301',
      'a ',
      '北 ',
    ]) {
      await names([...character.repeat(200)].slice(0, 200).join(''));
    }
  });

  it('sees a change of the name at once', async () => {
    const created = await catalog.call(CatalogService.createProduct, newProduct({ name: '南京板鸭' }));
    const change = new pb.UpdateProductRequest();
    const product = new pb.Product();
    product.setId(created.getId());
    product.setName('成都兔头');
    change.setProduct(product);
    await catalog.call(CatalogService.updateProduct, change);
    assert.deepEqual([await names('南京'), await names('兔头')], [[], ['成都兔头']]);
  });
});
