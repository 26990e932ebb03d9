import pb from '../../../gen/plaza/rooms/v1/rooms_pb.js';

export function say(
  text: string,
  fields: { room?: string; requestId?: string; cursor?: string | undefined } = {},
) {
  const request = new pb.ChatRequest();
  request.setRoom(fields.room ?? '');
  request.setText(text);
  request.setRequestId(fields.requestId ?? '');
  request.setCursor(fields.cursor ?? '');
  return request;
}

export function post(room: string, text: string, requestId = '') {
  const request = new pb.PostMessageRequest();
  request.setRoom(room);
  request.setText(text);
  request.setRequestId(requestId);
  return request;
}

export function list(room: string, pageSize = 0, pageToken = '') {
  const request = new pb.ListMessagesRequest();
  request.setRoom(room);
  request.setPageSize(pageSize);
  request.setPageToken(pageToken);
  return request;
}

export function watch(room: string, cursor: string | undefined = '') {
  const request = new pb.WatchRoomRequest();
  request.setRoom(room);
  request.setCursor(cursor ?? '');
  return request;
}

export function open(space: string, cursor: string | undefined = '') {
  const opening = new pb.SyncStreamRequest.Open();
  opening.setSpace(space);
  opening.setCursor(cursor ?? '');
  const request = new pb.SyncStreamRequest();
  request.setOpen(opening);
  return request;
}

export function change(key: string, value: string, version: number, requestId = '') {
  const wanted = new pb.SyncStreamRequest.Change();
  wanted.setKey(key);
  wanted.setValue(value);
  wanted.setVersion(String(version));
  wanted.setRequestId(requestId);
  const request = new pb.SyncStreamRequest();
  request.setChange(wanted);
  return request;
}
