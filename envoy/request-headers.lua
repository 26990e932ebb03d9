-- The request headers that the contract gives a meaning to. Each is understood or refused with its name, whoever calls: grpc-js drops a value
-- that is not printable ASCII, and a guard that the service cannot read would count as absent. Put before this text from the graph: `versions`,
-- the values of x-plaza-version; `guards`, by the path of each method that changes something, whether it honours If-Match.

-- Refuses a call. A caller by gRPC-Web is told in headers: the filter that would do so stands behind this one.
local function answer(handle, status, code, sentence, headers)
  headers[':status'] = status
  local content_type = handle:headers():get('content-type') or ''
  if is_native(content_type) and content_type:sub(1, 20) == 'application/grpc-web' then
    handle:streamInfo():dynamicMetadata():set('plaza', 'grpc_web', true)
    headers['grpc-status'], headers['grpc-message'], sentence = code, sentence, ''
  end
  handle:respond(headers, sentence)
  return true
end

-- Refuses with a sentence of its own in place of the one of the status (errors.ts), and with the name of what is wrong.
local function refuse(handle, name, sentence, status)
  handle:streamInfo():dynamicMetadata():set('plaza', 'field', name)
  return answer(handle, status or '400', '3', sentence, {})
end

local function is_timeout(value)
  local digits = value:match('^(%d+)[HMSmun]$')
  return digits ~= nil and #digits <= 8
end

local function is_version(value) return versions[value] end

local function is_trace_parent(value)
  local version, trace, span, rest = value:match('^([%da-f][%da-f])%-([%da-f]+)%-([%da-f]+)%-[%da-f][%da-f](.*)$')
  return version ~= nil and version ~= 'ff' and #trace == 32 and #span == 16 and trace:find('[^0]') and span:find('[^0]')
    and (rest == '' or (version ~= '00' and rest:sub(1, 1) == '-'))
end

-- `*`, or etags between commas; places may be empty. Each etag is put aside as one byte that no header has.
local function is_etag_list(value)
  local shape = value:gsub('W/"[!#-~]*"', '\1'):gsub('"[!#-~]*"', '\1'):gsub('[ \t]', '')
  return shape == '*' or (shape:find('\1') and not shape:find('[^\1,]') and not shape:find('\1\1'))
end

local meanings = {
  { name = 'Authorization' },
  { name = 'Idempotency-Key' },
  { name = 'If-Match', list = true },
  { name = 'If-None-Match', list = true, is = is_etag_list, want = '* or a list of etags, such as "v7", "v8"' },
  { name = 'grpc-timeout', is = is_timeout, want = 'up to eight digits and a unit, one of H M S m u n' },
  { name = 'x-plaza-version', is = is_version, want = 'the name of a version, such as v1' },
  { name = 'traceparent', is = is_trace_parent, want = 'a trace parent of W3C Trace Context' },
}
for _, meaning in ipairs(meanings) do meaning.key = meaning.name:lower() end

-- Another scheme, or more than one token, says nothing of who calls. One token is handed on in the one form that the JWT filter looks for.
local function has_bad_credentials(handle, headers, value)
  local scheme, token = value:match('^(%a+) +([%w%-%._~%+/]+=*)$')
  if not scheme or scheme:lower() ~= 'bearer' or headers:getNumValues('authorization') ~= 1 then
    local challenge = { ['www-authenticate'] = 'Bearer realm="plaza", error="invalid_request"' }
    return answer(handle, '401', '16', 'The header Authorization must be "Bearer TOKEN".', challenge)
  end
  local form = 'Bearer ' .. token
  if value ~= form then headers:replace('authorization', form) end
  return false
end

-- Whether a header was refused.
local function has_bad_headers(handle, headers)
  for _, meaning in ipairs(meanings) do
    local value = headers:get(meaning.key)
    if value then
      local header = 'The header ' .. meaning.name .. ' '
      if value:find('[^ -~]') then return refuse(handle, meaning.name, header .. 'must be printable ASCII.') end
      if meaning.key == 'authorization' then
        if has_bad_credentials(handle, headers, value) then return true end
      elseif value == '' then
        return refuse(handle, meaning.name, header .. 'is empty: give it a value or leave it out.')
      elseif not meaning.list and headers:getNumValues(meaning.key) ~= 1 then
        return refuse(handle, meaning.name, header .. 'stands more than once.')
      elseif meaning.is and not meaning.is(value) then
        return refuse(handle, meaning.name, header .. 'must be ' .. meaning.want .. '.')
      end
    end
  end
  return false
end

-- Whether a method was given a precondition that it does not check. `guard` is nil for a method that only reads.
local function has_idle_guard(handle, headers, guard)
  if guard and headers:get('if-none-match') then
    return refuse(handle, 'If-None-Match', 'The header If-None-Match is for methods that only read: leave it out.')
  end
  if guard ~= 'etag' and headers:get('if-match') then
    return refuse(handle, 'If-Match', 'This method does not check the header If-Match: leave it out.')
  end
  return false
end
