import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import descriptorPb from 'google-protobuf/google/protobuf/descriptor_pb.js';
import { loadMesh } from './load.ts';
import { type Messages, queryParameters } from './query-parameters.ts';

const { Type, Label } = descriptorPb.FieldDescriptorProto;

function message(...fields: [name: string, type?: string | undefined, repeated?: 'repeated'][]) {
  const proto = new descriptorPb.DescriptorProto();
  for (const [name, type, repeated] of fields) {
    const field = new descriptorPb.FieldDescriptorProto();
    field.setName(name);
    field.setType(type ? Type.TYPE_MESSAGE : Type.TYPE_STRING);
    if (type) field.setTypeName(type);
    field.setLabel(repeated ? Label.LABEL_REPEATED : Label.LABEL_OPTIONAL);
    proto.addField(field);
  }
  return proto;
}

const request = message(
  ['id'],
  ['ids', undefined, 'repeated'],
  ['since', '.google.protobuf.Timestamp'],
  ['range', '.x.Range'],
  ['ranges', '.x.Range', 'repeated'],
  ['node', '.x.Node'],
);
const messages: Messages = new Map([
  ['.x.Range', message(['start'], ['end'])],
  ['.x.Node', message(['name'], ['next', '.x.Node'])],
]);
const names = (body: string, path: string[]) =>
  queryParameters(request, body, path, messages).map(({ name }) => name);

describe('queryParameters()', () => {
  it('are the values that neither the path nor the body binds, those within messages too, as deep as requests go', () =>
    assert.deepEqual(names('', ['id']), [
      'ids',
      'since',
      'range.start',
      'range.end',
      'node.name',
      'node.next.name',
      'node.next.next.name',
    ]));
  it('are not within what the body is, nor anything where it is the whole request', () => {
    assert.ok(!names('range', []).some((name) => name.startsWith('range.')));
    assert.deepEqual(names('*', []), []);
  });
  it('are told apart where one may stand more than once', () =>
    assert.deepEqual(
      queryParameters(request, '', [], messages).filter(({ repeated }) => repeated),
      [{ name: 'ids', repeated: true }],
    ));
  it('of ours are those that the protos document', () => {
    const catalog = loadMesh('test').services.find(({ name }) => name === 'catalog')!;
    const list = catalog.methods.find(({ name }) => name === 'ListProducts')!;
    assert.deepEqual(
      list.bindings[0]!.parameters.map(({ name }) => name),
      ['page_size', 'page_token', 'category', 'order_by'],
    );
  });
});
