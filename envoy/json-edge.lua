-- What stands in front of the transcoder for JSON clients. The table `rules` is put before this text from the graph:
-- rules[verb] is a list of { segments, custom, bound, body, raw, mask }. So are `hold`: whether native replies of unary methods wait until
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

local function within(name, field)
  return name == field or name:sub(1, #field + 1) == field .. '.' or field:sub(1, #name + 1) == name .. '.'
end

-- A parameter must not name a field that the path or the body binds: Envoy lets the parameter win, behind the back of whoever authorised
-- the path. It does so for a percent-encoded name too.
local function allowed(rule, query)
  for parameter in query:gmatch('[^&]+') do
    local name = parameter:match('^[^=]*')
    -- One without a name or a value is passed over by the transcoder.
    if name == '' or name == parameter or rule.body == '*' or name:find('[%%+]') then return false end
    name = name:gsub('%u', function(letter) return '_' .. letter:lower() end)
    if rule.body ~= '' and within(name, rule.body) then return false end
    for _, field in ipairs(rule.bound) do
      if within(name, field) then return false end
    end
  end
  return true
end

local function is_json(content_type)
  local media = content_type:match('^%s*([^;]*)'):lower():gsub('%s+$', '')
  return media == 'application/json'
end

local function has_body(headers)
  local length = headers:get('content-length')
  return headers:get('transfer-encoding') ~= nil or (length ~= nil and length ~= '0')
end

function envoy_on_request(handle)
  local headers = handle:headers()
  local content_type = headers:get('content-type') or ''
  -- The transcoder reads everything else as JSON, and so it has to pass here, however much it looks like gRPC.
  if is_native(content_type) then return end
  local path, query = headers:get(':path'):match('^([^?#]*)%??([^#]*)')
  local verb = headers:get(':method')
  -- The transcoder takes a trailing slash for nothing, before a verb too (/v1/orders/A/:cancel), and no method has such a path.
  if path ~= '/' and (path:sub(-1) == '/' or path:find('/:%a+$')) then
    return handle:respond({ [':status'] = '404' }, '')
  end
  local rule = find(verb, path)
  if not rule then return end
  if rule.body ~= '' and not rule.raw and (content_type ~= '' or has_body(headers)) and not is_json(content_type) then
    return handle:respond({ [':status'] = '415' }, '')
  end
  if query ~= '' and not allowed(rule, query) then
    return handle:respond({ [':status'] = '400' }, '')
  end
  -- PUT replaces: AIP-134 says so by the mask `*`, and the service need not know the verb. An empty mask is none.
  if rule.mask and not query:find('update_?[mM]ask=[^&]') then
    headers:replace(':path', path .. '?' .. (query ~= '' and query .. '&' or '') .. 'updateMask=*')
  end
  if (headers:get('accept') or ''):lower():find('application/x-ndjson', 1, true) then
    handle:streamInfo():dynamicMetadata():set('plaza', 'ndjson', true)
  end
end

-- The transcoder answers every success with 200, and newline-delimited JSON under the name of plain JSON. The route, chosen anew after
-- transcoding, says what the method promises.
function envoy_on_response(handle)
  local headers = handle:headers()
  local promised = handle:metadata()
  -- The filter of gRPC-Web makes UNKNOWN of a 413, whatever code the refusal has.
  if headers:get(':status') == '413' and headers:get('grpc-status') then headers:replace('grpc-status', '8') end
  -- A service that counts a message or an upload too large says RESOURCE_EXHAUSTED, as rate limits do, and they say when to come again.
  if headers:get(':status') == '429' and promised:get('counted') and not headers:get('retry-after') then
    headers:replace(':status', '413')
  end
  if headers:get(':status') ~= '200' then return end
  local content_type = (headers:get('content-type') or ''):sub(1, 16)
  if content_type == 'application/grpc' and hold and not promised:get('stream') then handle:body() end
  if content_type ~= 'application/json' then return end
  if promised:get('stream') then
    local seen = handle:streamInfo():dynamicMetadata():get('plaza')
    if seen and seen['ndjson'] then headers:replace('content-type', 'application/x-ndjson') end
    return
  end
  local status = promised:get('success_status')
  if not status then return end
  headers:replace(':status', status)
  if status == '204' then
    headers:remove('content-type')
    headers:remove('content-length')
    local body = handle:body()
    if body then body:setBytes('') end
    headers:remove('content-length')
  end
end
