import httpBodyPb from '../../../gen/google/api/httpbody_pb.js';
import type accountsPb from '../../../gen/plaza/accounts/v1/accounts_pb.js';
import type { Unary } from '../../runtime/server.ts';
import type { KeyRing } from '../key-ring.ts';

export const getJwks =
  (keys: KeyRing): Unary<accountsPb.GetJwksRequest, httpBodyPb.HttpBody> =>
  async () => {
    const published = await keys.published();
    const body = new httpBodyPb.HttpBody();
    body.setContentType('application/json');
    body.setData(Buffer.from(JSON.stringify({ keys: published.map((key) => key.jwk) })));
    return body;
  };
