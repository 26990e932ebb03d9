-- RFC 9110, 13.1.2: whoever has already what an answer would bring, by its etag, gets 304 and no body. So it is for every method whose
-- answer has the header etag.

-- A list of etags, or `*`. A weak one is as good as a strong one here.
local function names_etag(list, etag)
  if list:find('^%s*%*%s*$') then return true end
  local wanted = etag:match('"[^"]*"')
  for one in list:gmatch('"[^"]*"') do
    if one == wanted then return true end
  end
  return false
end

local function remember_condition(handle, headers)
  local verb, list = headers:get(':method'), headers:get('if-none-match')
  if list and (verb == 'GET' or verb == 'HEAD') then
    handle:streamInfo():dynamicMetadata():set('plaza', 'if_none_match', list)
  end
end

-- Of an answer of 200; whether it has become 304.
local function is_not_modified(handle, headers)
  local etag = headers:get('etag')
  local seen = etag and handle:streamInfo():dynamicMetadata():get('plaza')
  local list = seen and seen['if_none_match']
  if not list or not names_etag(list, etag) then return false end
  headers:replace(':status', '304')
  for _, name in ipairs({ 'content-type', 'content-disposition' }) do headers:remove(name) end
  local body = handle:body()
  if body then body:setBytes('') end
  -- Read anew, since waiting for a body ends the life of the headers at hand. A length would be that of the answer that is not sent.
  handle:headers():remove('content-length')
  return true
end
