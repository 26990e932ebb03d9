-- What stands in front of the transcoder for JSON clients. The table `rules` is put before this text from the graph:
-- rules[verb] is a list of { method, segments, custom, parameters, body, raw, stream, mask }. So are `hold`: whether native replies of unary methods wait until
-- they are whole; and `is_native`, which tells gRPC and gRPC-Web by the content type.

local function split(path)
  local segments, custom = {}, nil
  for segment in path:gmatch('[^/]+') do segments[#segments + 1] = segment end
  local last = segments[#segments]
  if last then
    local head, tail = last:match('^(.*):([%a]+)$')
    if head then custom = tail; segments[#segments] = head end
  end
  return segments, custom, last
end

local function matches(rule, segments, last)
  if #rule.segments ~= #segments then return false end
  for i, want in ipairs(rule.segments) do
    local got = segments[i]
    if i == #segments and last then got = last end
    if want ~= '*' and want ~= got then return false end
  end
  return true
end

local function find(verb, path)
  local segments, custom, last = split(path)
  for _, rule in ipairs(rules[verb] or {}) do
    if rule.custom == custom and matches(rule, segments) then return rule end
  end
  -- A colon in an id is part of the id.
  if custom then
    for _, rule in ipairs(rules[verb] or {}) do
      if rule.custom == nil and matches(rule, segments, last) then return rule end
    end
  end
  return nil
end

-- What is wrong with a query: a field's name and a sentence. Or nil, and the query without the parameters that have no value: those are as good
-- as absent, but in a list they are elements. A parameter must not name a field that the path or the body binds: Envoy lets it win, behind the
-- back of whoever authorised the path, and it does so for a percent-encoded name too. Of one that stands twice it takes the last.
local function read_query(rule, query)
  local kept, seen = {}, {}
  for parameter in query:gmatch('[^&]+') do
    local name, value = parameter:match('^([^=]*)=?(.*)$')
    if #name > 64 or not name:find('^[%w_.]+$') then
      return 'query', 'A query parameter has no name that this method knows; names are never percent-encoded.'
    end
    local field = name:gsub('%u', function(letter) return '_' .. letter:lower() end)
    local repeated = rule.parameters[field]
    if repeated == nil then return name, 'This method has no query parameter ' .. name .. '.' end
    if seen[field] and not repeated then return name, 'The query parameter ' .. name .. ' stands more than once.' end
    seen[field] = true
    if value ~= '' or repeated then kept[#kept + 1] = parameter end
  end
  return nil, table.concat(kept, '&')
end

local function is_json(content_type, verb)
  local media = content_type:match('^%s*([^;]*)'):lower():gsub('%s+$', '')
  -- RFC 7396 is what a PATCH without a mask does, but for null, which leaves a field as it is.
  return media == 'application/json' or (verb == 'PATCH' and media == 'application/merge-patch+json')
end

-- More than this is not the empty object that some clients send where there is nothing to say.
local nothing_bytes = 64

-- The body of a request that should have none: nil when it is long. Without a length only the body itself can tell.
local function short_body(handle, headers)
  local length = tonumber(headers:get('content-length') or '')
  if length == 0 then return '' end
  if length and length > nothing_bytes then return nil end
  local body = handle:body()
  if not body then return '' end
  if body:length() > nothing_bytes then return nil end
  return body:getBytes(0, body:length())
end

-- Whether a body was refused: one that is not JSON where JSON is due, or one that says something where nothing is read. What is empty has no type.
-- Nothing is looked at behind this: waiting for a body ends the life of the headers at hand.
local function has_bad_body(handle, headers, rule, verb, content_type)
  if rule.raw then return false end
  if rule.body ~= '' then
    local encoding = headers:get('content-encoding')
    if encoding and encoding:lower() ~= 'identity' then
      return refuse(handle, 'Content-Encoding', 'A body of JSON must not be compressed.', '415')
    end
    if is_json(content_type, verb) then return false end
    -- The body of a stream is not waited for.
    local empty
    if rule.stream then empty = headers:get('content-length') == '0' else empty = short_body(handle, headers) == '' end
    if empty then return false end
    handle:respond({ [':status'] = '415' }, '')
    return true
  end
  local body = short_body(handle, headers)
  if body == '' then return false end
  local said = body and body:gsub('%s', '')
  if said ~= '' and said ~= '{}' and said ~= 'null' then
    return refuse(handle, 'body', 'This method reads no body: what it is asked stands in the path and the query.')
  end
  handle:body():setBytes('')
  handle:headers():remove('content-length')
  return false
end

function envoy_on_request(handle)
  local headers = handle:headers()
  if has_bad_headers(handle, headers) then return end
  local content_type = headers:get('content-type') or ''
  -- CONNECT has none.
  local target = headers:get(':path') or ''
  local path, query = target:match('^([^?#]*)%??([^#]*)')
  -- The transcoder reads everything else as JSON, and so it has to pass here, however much it looks like gRPC.
  if is_native(content_type) then
    has_idle_guard(handle, headers, guards[path])
    return
  end
  -- Over HTTP/1.1 Envoy refuses this before any filter.
  if target:find('[^!-~]') then return refuse(handle, 'path', 'The path and the query must be percent-encoded.') end
  local verb = headers:get(':method')
  remember_condition(handle, headers)
  -- The transcoder takes a trailing slash for nothing, before a verb too (/v1/orders/A/:cancel), and no method has such a path.
  if path ~= '/' and (path:sub(-1) == '/' or path:find('/:%a+$')) then
    return handle:respond({ [':status'] = '404' }, '')
  end
  local rule = find(verb, path)
  if not rule then return end
  if has_idle_guard(handle, headers, guards[rule.method]) then return end
  local kept = ''
  if query ~= '' then
    local wrong, text = read_query(rule, query)
    if wrong then return refuse(handle, wrong, text) end
    kept = text
  end
  -- PUT replaces: AIP-134 says so by the mask `*`, and the service need not know the verb.
  if rule.mask and not kept:find('update_?[mM]ask=') then
    kept = (kept ~= '' and kept .. '&' or '') .. 'updateMask=*'
  end
  if kept ~= query then headers:replace(':path', kept == '' and path or path .. '?' .. kept) end
  if (headers:get('accept') or ''):lower():find('application/x-ndjson', 1, true) then
    handle:streamInfo():dynamicMetadata():set('plaza', 'ndjson', true)
  end
  has_bad_body(handle, headers, rule, verb, content_type)
end

local web_codes = { ['400'] = '3', ['408'] = '4', ['413'] = '8', ['429'] = '8', ['431'] = '8' }
local native_headers = { 'grpc-status', 'grpc-message', 'grpc-status-details-bin', 'grpc-encoding', 'grpc-accept-encoding' }

-- The transcoder answers every success with 200, and newline-delimited JSON under the name of plain JSON. The route, chosen anew after
-- transcoding, says what the method promises.
function envoy_on_response(handle)
  local headers = handle:headers()
  local promised = handle:metadata()
  -- The filter of gRPC-Web makes a code of its own of these, whatever code the refusal has.
  local web_code = web_codes[headers:get(':status')]
  if web_code and headers:get('grpc-status') then headers:replace('grpc-status', web_code) end
  -- A service that counts a message or an upload too large says RESOURCE_EXHAUSTED, as rate limits do, and they say when to come again.
  if headers:get(':status') == '429' and promised:get('counted') and not headers:get('retry-after') then
    headers:replace(':status', '413')
  end
  local status = headers:get(':status')
  -- Whoever is refused because much is going on is told when to come again.
  if (status == '429' or status == '503') and not headers:get('retry-after') then headers:add('retry-after', '1') end
  local content_type = (headers:get('content-type') or ''):sub(1, 16)
  -- What is native has a type of gRPC. A caller by gRPC-Web who is refused before its filter is answered in text, or in headers alone.
  local refused = status ~= '200' and (content_type == '' or content_type == 'text/plain')
  if content_type ~= 'application/grpc' and not refused then
    for _, name in ipairs(native_headers) do headers:remove(name) end
  end
  if status ~= '200' or is_not_modified(handle, headers) then return end
  if content_type == 'application/grpc' and hold and not promised:get('stream') then handle:body() end
  if content_type ~= 'application/json' then return end
  if promised:get('stream') then
    local seen = handle:streamInfo():dynamicMetadata():get('plaza')
    if seen and seen['ndjson'] then headers:replace('content-type', 'application/x-ndjson') end
    return
  end
  local success = promised:get('success_status')
  if not success then return end
  headers:replace(':status', success)
  if success == '204' then
    headers:remove('content-type')
    headers:remove('content-length')
    local body = handle:body()
    if body then body:setBytes('') end
    -- Read anew, since waiting for a body ends the life of the headers at hand.
    handle:headers():remove('content-length')
  end
end
